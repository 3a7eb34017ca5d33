/** The house's own rules: who may import whom, no cycles, no long files, pure rooms stay pure. docs/architecture.md is held equal to the folders. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Rooms from the bottom up: a room imports only rooms before it. */
const ROOMS = [
  'messages',
  'fault',
  'quantity',
  'substance',
  'list',
  'classify',
  'describe',
  'cover',
  'party',
  'assess',
  'engines',
  'store',
  'office',
  'server',
  'cli',
  'web',
  'index.ts',
]
const PURE = ['messages', 'fault', 'quantity', 'substance', 'list', 'classify', 'describe', 'cover', 'party', 'assess']
/** npm packages a pure room may use, and why each runs in a browser: no I/O in any of them. */
const PURE_PACKAGES: Record<string, readonly string[]> = {
  messages: ['i18next'],
  list: ['yaml', '@noble/hashes'],
  describe: ['minisearch', 'stemmer'],
  party: ['any-ascii', 'pinyin-pro', 'saxes', 'yaml', '@noble/hashes'],
}
/** Rooms that may not be imported sideways: the page takes pure rooms, engines, and nothing that needs Node. */
const FORBIDDEN: Record<string, readonly string[]> = { web: ['store', 'office', 'server', 'cli'], server: ['cli', 'web'], cli: ['web'] }

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })

const sources = files(join(root, 'src')).filter((file) => /\.(ts|tsx)$/.test(file))
const isTest = (file: string): boolean => /\.test\.tsx?$|test-support/.test(file)
const roomOf = (file: string): string => relative(join(root, 'src'), file).split('/')[0] ?? ''

/** Static imports, type-only ones included: they too tie rooms together. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ].map((found) => found[1] ?? found[2] ?? '')

describe('rooms', () => {
  test('every folder of src is a room of the plan', () => {
    const found = readdirSync(join(root, 'src')).filter((name) => !ROOMS.includes(name))
    expect(found).toEqual([])
  })

  test('no room imports one below it', () => {
    // A test may reach further: it proves a room on real lists, which only a lower room can read.
    const wrong = sources
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => resolve(dirname(file), target))
          .filter((target) => target.startsWith(join(root, 'src')) && roomOf(target) !== roomOf(file))
          .filter(
            (target) =>
              ROOMS.indexOf(roomOf(target)) > ROOMS.indexOf(roomOf(file)) || (FORBIDDEN[roomOf(file)] ?? []).includes(roomOf(target)),
          )
          .map((target) => `${relative(root, file)} -> ${relative(root, target)}`),
      )
    expect(wrong).toEqual([])
  })

  test('pure rooms use no node: module and only allowed packages', () => {
    const wrong = sources
      .filter((file) => PURE.includes(roomOf(file)) && !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => !target.startsWith('.'))
          .filter((target) => !(PURE_PACKAGES[roomOf(file)] ?? []).some((name) => target === name || target.startsWith(`${name}/`)))
          .map((target) => `${relative(root, file)} -> ${target}`),
      )
    expect(wrong).toEqual([])
  })

  test('an allowed package that no file uses is struck off', () => {
    const stale = Object.entries(PURE_PACKAGES).flatMap(([room, names]) =>
      names
        .filter(
          (name) =>
            !sources.some(
              (file) => roomOf(file) === room && importsOf(file).some((target) => target === name || target.startsWith(`${name}/`)),
            ),
        )
        .map((name) => `${room}: ${name}`),
    )
    expect(stale).toEqual([])
  })

  test('engines are the only place that knows an engine', () => {
    const wrong = sources
      .filter((file) => roomOf(file) !== 'engines' && importsOf(file).some((target) => /^(@rdkit|z3-solver|highs)/.test(target)))
      .map((file) => relative(root, file))
    expect(wrong).toEqual([])
  })

  test('no import cycle', () => {
    // Type-only imports vanish when the code runs, but a cycle of them is still two files that are one thing.
    const graph = new Map(
      sources.map((file) => [
        file,
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => resolve(dirname(file), target)),
      ]),
    )
    const state = new Map<string, 'open' | 'done'>()
    const found: string[] = []
    const visit = (file: string, way: readonly string[]): void => {
      if (state.get(file) === 'done' || !graph.has(file)) return
      if (state.get(file) === 'open') {
        found.push([...way.slice(way.indexOf(file)), file].map((one) => relative(root, one)).join(' -> '))
        return
      }
      state.set(file, 'open')
      for (const next of graph.get(file) ?? []) visit(next, [...way, file])
      state.set(file, 'done')
    }
    for (const file of graph.keys()) visit(file, [])
    expect(found).toEqual([])
  })

  test('no source file over 600 lines', () => {
    const long = sources
      .map((file) => [relative(root, file), readFileSync(file, 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 600)
    expect(long).toEqual([])
  })

  test('no any, no silent catch, no mark left behind', () => {
    const wrong = sources
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        // Comments and texts may say "any": only code is looked at.
        const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'[^'\n]*'|`[^`]*`/g, '')
        return [/[\w)\]]\??: any\b|<any>|\bas any\b/, /catch\s*(\([^)]*\))?\s*\{\s*\}/, /\b(TODO|FIXME|XXX)\b/]
          .filter((shape) => shape.test(text))
          .map((shape) => `${relative(root, file)}: ${shape}`)
      })
    expect(wrong).toEqual([])
  })

  test('the map names every room', () => {
    const map = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
    expect([...map.matchAll(/^\| `([a-z]+)` \|/gm)].map((found) => found[1]).filter((name) => name !== undefined)).toEqual(
      ROOMS.filter((name) => !name.includes('.')),
    )
  })
})
