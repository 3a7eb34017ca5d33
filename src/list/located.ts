/** YAML (1.2, every scalar a text) read into plain nodes that know their place, so that each message can point. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import { Fault, type Issue, issue } from '../fault/fault.ts'

/** A place in a file; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A node with its place: text, list or map. An empty value is an empty text. `path` is the way to it (`provisions[3].when`). */
export type Located = { readonly at: Place; readonly path: string } & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly Located[] }
  | { readonly type: 'map'; readonly entries: ReadonlyMap<string, { readonly at: Place; readonly value: Located }> }
)

/** Far beyond any list, and small enough that a hostile file costs little. */
const LIMITS = { bytes: 4_000_000, depth: 40 }

/**
 * Reads one YAML or JSON document. Anchors, aliases, tags and duplicate keys are refused. Throws a Fault `input.not-yaml`,
 * `input.empty` or `input.too-large` whose issues carry file, line and column.
 */
export const readLocated = (text: string, file: string): Located => {
  if (text.length > LIMITS.bytes) throw new Fault('input.too-large', { size: text.length, limit: LIMITS.bytes })
  if (text.trim() === '') throw new Fault('input.empty', {}, { issues: [issue('input.empty', {}, { file })] })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(text)
  if (control !== null) {
    const before = text.slice(0, control.index).split('\n')
    const detail = 'it holds control characters, as a binary file does'
    throw new Fault(
      'input.not-yaml',
      { detail },
      { issues: [issue('input.not-yaml', { detail }, { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 })] },
    )
  }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    // Looked for below: the parser compares every key with every other, which a map of very many makes slow.
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    maxAliasCount: 0,
  } as never)
  const issues: Issue[] = []
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const refuse = (detail: string, offset: number, hint?: string): void => {
    issues.push(issue('input.not-yaml', { detail }, { file, ...place(offset), ...(hint === undefined ? {} : { hint }) }))
  }
  for (const error of document.errors) refuse(sayYaml(error.code, error.message), error.pos[0], yamlHint(error.code))
  const convert = (node: ParsedNode | Node | null | undefined, path: string, depth: number, fallback: Place): Located => {
    if (node === null || node === undefined) return { type: 'text', text: '', at: fallback, path }
    const offset = node.range?.[0] ?? 0
    const at = place(offset)
    if (depth > LIMITS.depth) {
      refuse(`nested deeper than ${LIMITS.depth} levels`, offset)
      return { type: 'text', text: '', at, path }
    }
    if (isAlias(node)) {
      refuse('aliases are not read', offset, 'write the value again')
      return { type: 'text', text: '', at, path }
    }
    if ('anchor' in node && node.anchor !== undefined)
      refuse(`the anchor \`&${node.anchor}\` is not read`, offset, 'write the value where it is used')
    // A parsed document resolves tags; only explicit ones that failsafe does not know matter.
    if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq|str)$/.test(node.tag))
      refuse(`the tag \`${node.tag}\` is not read`, offset, 'write plain text')
    if (isMap(node)) {
      const entries = new Map<string, { at: Place; value: Located }>()
      for (const pair of node.items) {
        const keyNode = pair.key as Node
        const keyAt = place(keyNode?.range?.[0] ?? offset)
        if (!isScalar(keyNode)) {
          refuse('a key must be plain text', keyNode?.range?.[0] ?? offset, 'quote it if it holds brackets')
          continue
        }
        const key = String(keyNode.value ?? '')
        if (entries.has(key)) refuse('the same key stands twice', keyNode.range?.[0] ?? offset, 'join the two, or remove one')
        entries.set(key, { at: keyAt, value: convert(pair.value as Node | null, path === '' ? key : `${path}.${key}`, depth + 1, keyAt) })
      }
      return { type: 'map', entries, at, path }
    }
    if (isSeq(node)) {
      return { type: 'list', items: node.items.map((item, i) => convert(item as Node, `${path}[${i}]`, depth + 1, at)), at, path }
    }
    return { type: 'text', text: isScalar(node) ? String(node.value ?? '').trim() : '', at, path }
  }
  const root = issues.length > 0 ? undefined : convert(document.contents, '', 0, { line: 1, column: 1 })
  if (issues.length > 0 || root === undefined) {
    throw new Fault('input.not-yaml', { detail: issues[0]?.message.replace(/^.*?JSON: /, '') ?? 'no content' }, { issues })
  }
  return root
}

const sayYaml = (code: string, message: string): string => {
  if (code === 'TAB_AS_INDENT') return 'a tab is used to indent'
  if (code === 'BAD_INDENT') return 'the indentation does not fit'
  return message.replace(/ at line \d+.*$/s, '').replace(/^./, (first) => first.toLowerCase())
}

const yamlHint = (code: string): string | undefined =>
  ({
    TAB_AS_INDENT: 'indent with spaces',
    MULTIPLE_ANCHORS: 'anchors are not read',
    BAD_INDENT: 'line it up with the entry above',
  })[code]
