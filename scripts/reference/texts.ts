/** Finds the passage of a reference text that a provision names: `nsg/SOR-2000-210 B.2.2.5(a)`, `eu 3A225.b`, `us 3A225`, `cwc/CWUeV …`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ordinance } from './ordinance.ts'

/** A passage, or why there is none. */
export type Passage =
  | { readonly found: true; readonly where: string; readonly text: string }
  | { readonly found: false; readonly where: string }

/** Finds passages below a reference folder. */
export type Finder = (where: string) => Passage

interface Line {
  readonly indent: number
  readonly text: string
}

/** A passage and its nested paragraphs by the indentation of the flattened text: `(a)(1)` walks down. */
const nested = (lines: readonly Line[], path: readonly string[]): string => {
  const [step, ...rest] = path
  const first = lines.findIndex((line) => /^\[/.test(line.text))
  const own = first < 0 ? lines : lines.slice(0, first)
  if (step === undefined) return lines.map((line) => line.text).join('\n')
  const start = lines.findIndex((line) => line.text === `[(${step})]`)
  if (start < 0) return lines.map((line) => line.text).join('\n')
  const indent = lines[start]?.indent ?? 0
  let end = start + 1
  while (end < lines.length && ((lines[end]?.indent ?? 0) > indent || !/^\[\(/.test(lines[end]?.text ?? ''))) end++
  const notes = lines.slice(lines.findIndex((line) => /^NOTES?$/.test(line.text)))
  return [...own.map((line) => line.text), nested(lines.slice(start + 1, end), rest), ...notes.map((line) => line.text)].join('\n')
}

const canada = (folder: string): ((locator: string) => string | undefined) => {
  const lines = readFileSync(join(folder, 'nsg/schedule-A-B.en.txt'), 'utf8')
    .split('\n')
    .map((line): Line => ({ indent: line.length - line.trimStart().length, text: line.trim() }))
  return (locator) => {
    const [, head = '', tail = ''] = /^([AB](?:\.\d+)+)\.?((?:\([^)]+\))*)$/.exec(locator) ?? []
    const start = lines.findIndex((line) => new RegExp(`^\\[?${head.replaceAll('.', '\\.')}\\.?\\]?(?:\\s|$)`).test(line.text))
    if (head === '' || start < 0) return undefined
    const depth = head.split('.').length
    let end = start + 1
    while (end < lines.length) {
      const other = /^\[?([AB](?:\.\d+)+)\.?\]?(?:\s|$)/.exec(lines[end]?.text ?? '')
      if (other?.[1] !== undefined && other[1].split('.').length <= depth) break
      end++
    }
    return nested(
      lines.slice(start + 1, end),
      [...tail.matchAll(/\(([^)]+)\)/g)].map((one) => one[1] ?? ''),
    )
  }
}

const european = (folder: string): ((code: string) => string | undefined) => {
  const entries = (
    JSON.parse(readFileSync(join(folder, 'eu/annex-i-2025-11-15.json'), 'utf8')) as {
      entries: { entry_code: string | null; verbatim_text: string }[]
    }
  ).entries
  const byCode = new Map(entries.map((entry) => [entry.entry_code ?? '', entry.verbatim_text]))
  return (code) => {
    const [entry = '', ...rest] = code.replace(/\.$/, '').split('.')
    const text = byCode.get(entry)
    if (text === undefined || rest.length === 0) return text
    // Lines carry their own code: keep the chapeaux above, the named one and all below it, and every note.
    return text
      .split('\n')
      .filter((line) => {
        const own = (/^(\S+)/.exec(line)?.[1] ?? '').replace(/\.$/, '')
        return code.startsWith(own) || own.startsWith(code) || /\b(Note|N\.B\.|Technical)/.test(line.slice(0, 40))
      })
      .join('\n')
  }
}

const american = (folder: string): ((code: string) => string | undefined) => {
  const entries = JSON.parse(readFileSync(join(folder, 'us/ccl-text-2026.json'), 'utf8')) as { code: string; text: string }[]
  const byCode = new Map(entries.map((entry) => [entry.code, entry.text]))
  return (code) => byCode.get(code.split('.')[0] ?? '')
}

/** A row of the tree of American entries by its paragraph: `XIV(a)(1)(i)` of the Munitions List, `1C608.m`. */
const americanTree = (folder: string): ((code: string) => string | undefined) => {
  let lines: readonly string[] | undefined
  return (code) => {
    lines ??= readFileSync(join(folder, 'us/eccn-tree.csv'), 'utf8').split('\n')
    return lines.find((line) => line.split(',', 2)[1] === code.toUpperCase())
  }
}

/** Finders over the reference folder. */
export const finder = (folder: string): Finder => {
  const ca = canada(folder)
  const eu = european(folder)
  const us = american(folder)
  const tree = americanTree(folder)
  let german: ((locator: string) => string | undefined) | undefined
  const whole = new Map<string, string>()
  const file = (path: string): string => {
    const known = whole.get(path) ?? readFileSync(join(folder, path), 'utf8')
    whole.set(path, known)
    return known
  }
  return (where) => {
    const text = ((): string | undefined => {
      const [kind = '', ...rest] = where.trim().split(/\s+/)
      const locator = rest.join('')
      if (/^nsg\/SOR-2000-210|^nsg\/schedule/.test(kind)) return ca(locator)
      if (kind === 'eu' || kind.startsWith('eu/')) return eu(locator)
      if (kind === 'us' && /^\d[A-E]\d{3}/.test(locator)) return us(locator)
      if (kind === 'us/eccn-tree') return tree(locator)
      if (kind.startsWith('us/ccl')) return us(locator)
      if (kind.startsWith('us/title-15') || kind === 'us/title-15') return file('us/title-15-ch-VII.parts-745-on.2025-01.md')
      if (kind.startsWith('cwc/') || kind === 'cwc') {
        german ??= ordinance(file('cwc/CWUeV.de.md'))
        return german(locator)
      }
      return undefined
    })()
    return text === undefined ? { found: false, where } : { found: true, where, text }
  }
}
