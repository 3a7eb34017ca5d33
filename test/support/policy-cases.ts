/** Reads the cases of policy/cases: transactions made from a base by laying fields over it, each with the outcome it must have. */
import { parseDocument } from 'yaml'
import type { Outcome } from '../../src/assess/assessment.ts'
import { policyCaseFiles } from '../../src/store/policy-files.ts'

/** A case as it is written; `because` and `not` name rules, provisions or message keys of reasons that must (not) be there. */
export interface PolicyCase {
  readonly file: string
  readonly name: string
  readonly outcome: Outcome
  readonly because: readonly string[]
  readonly not: readonly string[]
  readonly flags: readonly string[]
  readonly next: readonly string[]
  readonly asks: readonly string[]
  /** The transaction as JSON text, for the reader. */
  readonly text: string
}

type Plain = string | readonly Plain[] | { readonly [key: string]: Plain }
type PlainMap = { readonly [key: string]: Plain }

const isMap = (value: Plain | undefined): value is PlainMap => typeof value === 'object' && !Array.isArray(value)
const mapOf = (value: Plain | undefined): PlainMap => (isMap(value) ? value : {})
const texts = (value: Plain | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []

/** Lays a value at a way (`parties.1.country`) into a tree; `undefined` takes it out. */
const put = (tree: Plain, way: readonly string[], value: Plain | undefined): Plain => {
  const [step = '', ...rest] = way
  if (Array.isArray(tree)) {
    const list = [...(tree as readonly Plain[])]
    const index = step === '+' ? list.length : Number(step)
    if (rest.length === 0 && value === undefined) list.splice(index, 1)
    else list[index] = rest.length === 0 ? (value ?? '') : put(list[index] ?? {}, rest, value)
    return list
  }
  const map = { ...mapOf(tree) }
  if (rest.length === 0 && value === undefined) delete map[step]
  else map[step] = rest.length === 0 ? (value ?? '') : put(map[step] ?? {}, rest, value)
  return map
}

/** Joins maps; a key with dots is a way into the tree; anything but a map replaces. */
const lay = (tree: Plain, over: PlainMap): Plain =>
  Object.entries(over).reduce<Plain>((result, [key, value]) => {
    // Facts have dots in their names; a way starts at a list.
    const way = /^(lines|parties|route|claims)\.(\d+|\+)/.test(key) ? key.split('.') : [key]
    const before = way.length === 1 ? mapOf(result)[key] : undefined
    return put(result, way, isMap(before) && isMap(value) ? lay(before, value) : value)
  }, tree)

/** Every case of every file. Throws on a base that isn't there, or a case without a name. */
export const readPolicyCases = (): readonly PolicyCase[] => {
  const files = policyCaseFiles().map(({ name, text }) => ({
    name,
    root: mapOf(parseDocument(text, { schema: 'failsafe' }).toJS() as Plain),
  }))
  const bases = new Map(files.flatMap(({ root }) => Object.entries(mapOf(root.bases))))
  return files.flatMap(({ name: file, root }) =>
    (Array.isArray(root.cases) ? (root.cases as readonly Plain[]) : []).map((raw): PolicyCase => {
      const one = mapOf(raw)
      const [name, from] = [String(one.name ?? ''), String(one.from ?? '')]
      const base = bases.get(from)
      if (name === '' || base === undefined) throw new Error(`${file}: case \`${name}\` starts from \`${from}\`, which is no base`)
      const left = texts(one.without).reduce<Plain>((tree, way) => put(tree, way.split('.'), undefined), lay(base, mapOf(one.with)))
      return {
        file,
        name,
        outcome: String(one.outcome) as Outcome,
        because: texts(one.because),
        not: texts(one.not),
        flags: texts(one.flags),
        next: texts(one.next),
        asks: texts(one.asks),
        text: JSON.stringify(left),
      }
    }),
  )
}
