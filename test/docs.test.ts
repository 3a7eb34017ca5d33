/** Documents are tested: refusals equal the table, links lead somewhere, catalogues hold the same keys. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FAULTS } from '../src/fault/faults.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = (folder: string, skip: RegExp): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (skip.test(path)) return []
    return statSync(path).isDirectory() ? files(path, skip) : [path]
  })
const pages = files(root, /node_modules|\.git\b|dist|coverage|test-results/).filter((file) => file.endsWith('.md'))

describe('docs/refusals.md', () => {
  const manual = readFileSync(join(root, 'docs/refusals.md'), 'utf8')
  test('has a row for each code, in the table’s order, and no other', () => {
    const rows = [...manual.matchAll(/^\| `([^`]+)` \|/gm)].map((found) => found[1])
    expect(rows).toEqual(Object.keys(FAULTS))
  })
  test('says what the table says', () => {
    for (const [code, fault] of Object.entries(FAULTS))
      expect(manual).toContain(`| \`${code}\` | ${fault.says.replaceAll('|', '\\|')} | ${fault.status} | ${fault.exit} |`)
  })
})

test('every code of the table is used by the code', () => {
  const sources = files(join(root, 'src'), /\.test\.ts|faults\.ts/)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(Object.keys(FAULTS).filter((code) => !sources.includes(`'${code}'`))).toEqual([])
})

test('links between documents lead somewhere', () => {
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map((found) => found[1] ?? '')
      .filter((target) => !/^(https?:|mailto:)/.test(target))
      .filter((target) => !existsSync(join(dirname(page), target)))
      .map((target) => `${relative(root, page)}: ${target}`),
  )
  expect(broken).toEqual([])
})

describe('the message catalogues', () => {
  const folder = join(root, 'src/messages')
  const names = readdirSync(join(folder, 'en'))
  const keys = (language: string, name: string): Record<string, string> =>
    JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as Record<string, string>
  // Arabic has six plural forms where English has two.
  const stem = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')
  test.for(names)('%s has the same keys in each language', (name) => {
    expect([...new Set(Object.keys(keys('ar', name)).map(stem))].sort()).toEqual(
      [...new Set(Object.keys(keys('en', name)).map(stem))].sort(),
    )
  })
  test.for(names)('%s has the same placeholders in each language', (name) => {
    const holes = (text: string): string =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .map((found) => found[1])
        .filter((hole) => hole !== 'count')
        .sort()
        .join()
    const english = keys('en', name)
    const wrong = Object.entries(keys('ar', name)).filter(([key, text]) => {
      const twin = english[key] ?? english[`${stem(key)}_other`] ?? english[stem(key)] ?? ''
      return holes(twin) !== holes(text)
    })
    expect(wrong).toEqual([])
  })
})

test('nothing speaks of a machine or of how the work is organised', () => {
  const texts = files(root, /node_modules|\.git\b|dist|coverage|test-results|package-lock/).filter((file) =>
    /\.(md|ts|tsx|mjs|json|ya?ml|txt|css|html)$|\.ci/.test(file),
  )
  const wrong = texts.filter((file) => /\/(work|root|home)\/[a-z]/.test(readFileSync(file, 'utf8'))).map((file) => relative(root, file))
  expect(wrong).toEqual([])
})
