/**
 * The compiled form: one JSON with the dictionary and all lists, canonical, hashed, quick to load; what the runtime and the page use.
 * Fractions are text in the file and exact numbers once loaded.
 */
import { Fault } from '../fault/fault.ts'
import { decodeRational } from '../quantity/rational.ts'
import { canonicalJson, hashOf } from './canonical.ts'
import type { Expr, Limit } from './expression.ts'
import { rewrite } from './link.ts'
import type { Attribute, Chemical, ControlList, Dictionary, Note, Term, Version } from './model.ts'

/** Dictionary and lists, loaded, with the hash that names each list's exact text. */
export interface Loaded {
  readonly dictionary: Dictionary
  readonly lists: readonly ControlList[]
  /** List id -> SHA-256 of its canonical JSON. */
  readonly hashes: Readonly<Record<string, string>>
  readonly sha256: string
  /** What rooms below this one keep beside the lists (thesauri, policies, invented parties), as plain data; each reads its own. */
  readonly extras: Readonly<Record<string, unknown>>
}

const FORMAT = 1

/** What a list is hashed by: everything but where it stood in its files. */
const withoutSource = (list: ControlList): unknown => ({ ...list, provisions: list.provisions.map(({ source: _, ...rest }) => rest) })

/** The hash of a list: of its meaning, not of its layout. */
export const listHash = (list: ControlList): string => hashOf(withoutSource(list))

/** The compiled file's text. Terms are kept as lists, so that their order is theirs. */
export const compile = (dictionary: Dictionary, lists: readonly ControlList[], extras: Readonly<Record<string, unknown>> = {}): string => {
  const body = {
    format: FORMAT,
    dictionary: {
      attributes: [...dictionary.attributes.values()],
      kinds: [...dictionary.kinds.values()],
      vocabularies: [...dictionary.vocabularies].map(([name, terms]) => ({ name, terms: [...terms.values()] })),
      chemicals: [...dictionary.chemicals.values()],
    },
    lists: lists.map(withoutSource),
    hashes: Object.fromEntries(lists.map((list) => [list.id, listHash(list)])),
    extras,
  }
  return canonicalJson({ ...body, sha256: hashOf(body) })
}

interface CompiledFile {
  readonly format: number
  readonly dictionary: {
    readonly attributes: readonly Attribute[]
    readonly kinds: readonly Term[]
    readonly vocabularies: readonly { readonly name: string; readonly terms: readonly Term[] }[]
    readonly chemicals: readonly Chemical[]
  }
  readonly lists: readonly ControlList[]
  readonly hashes: Readonly<Record<string, string>>
  readonly sha256: string
  readonly extras: Readonly<Record<string, unknown>>
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((one) => [one.id, one]))
// The file holds fractions as text where the types say Rational; this is the one place that turns them back.
const exact = (value: unknown): ReturnType<typeof decodeRational> => decodeRational(String(value))
const limit = (one: Limit): Limit => ({ ...one, value: exact(one.value) })

const decodeNode = (node: Expr): Expr => {
  switch (node.op) {
    case 'compare':
    case 'reaches':
    case 'composition':
    case 'mixture':
      return { ...node, limit: limit(node.limit) }
    case 'overlaps':
      return { ...node, lo: limit(node.lo), hi: limit(node.hi) }
    case 'linear':
      return { ...node, limit: limit(node.limit), terms: node.terms.map((term) => ({ ...term, k: exact(term.k) })) }
    case 'curve':
      return {
        ...node,
        limit: limit(node.limit),
        ...(node.at === undefined ? {} : { at: limit(node.at) }),
        ...(node.slope === undefined ? {} : { slope: exact(node.slope) }),
      }
    case 'deal':
      return node.limit === undefined ? node : { ...node, limit: limit(node.limit) }
    default:
      return node
  }
}

const decodeExpr = (expr: Expr): Expr => rewrite(expr, decodeNode)
const decodeNote = (note: Note): Note => (note.when === undefined ? note : { ...note, when: decodeExpr(note.when) })
const decodeVersion = (version: Version): Version => ({ ...version, when: decodeExpr(version.when), notes: version.notes.map(decodeNote) })

/** Loads the compiled text (or its parsed JSON). Throws `list.compiled-broken` when it is not one of this format. */
export const loadCompiled = (source: string | object): Loaded => {
  let file: CompiledFile
  try {
    file = (typeof source === 'string' ? JSON.parse(source) : source) as CompiledFile
  } catch (cause) {
    throw new Fault('list.compiled-broken', { detail: 'it is not JSON' }, { cause })
  }
  if (file.format !== FORMAT)
    throw new Fault(
      'list.compiled-broken',
      { detail: `its format is ${String(file.format)}, not ${FORMAT}` },
      { hint: 'run `gatehouse lists build`' },
    )
  const attributes = file.dictionary.attributes.map((one) =>
    one.bounds === undefined
      ? one
      : {
          ...one,
          bounds: {
            ...(one.bounds.lo === undefined ? {} : { lo: exact(one.bounds.lo) }),
            ...(one.bounds.hi === undefined ? {} : { hi: exact(one.bounds.hi) }),
          },
        },
  )
  return {
    dictionary: {
      attributes: byId(attributes),
      kinds: byId(file.dictionary.kinds),
      vocabularies: new Map(file.dictionary.vocabularies.map(({ name, terms }) => [name, byId(terms)])),
      chemicals: byId(file.dictionary.chemicals),
    },
    lists: file.lists.map((list) => ({
      ...list,
      notes: list.notes.map(decodeNote),
      provisions: list.provisions.map((one) => ({ ...one, versions: one.versions.map(decodeVersion) })),
    })),
    hashes: file.hashes,
    sha256: file.sha256,
    extras: file.extras,
  }
}
