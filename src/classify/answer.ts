/** An answer to a question, put into what is known. In whatever order answers come, the same things are known in the end. */
import { Fault } from '../fault/fault.ts'
import type { Purpose, Relation } from '../list/expression.ts'
import type { Reading } from '../list/fields.ts'
import { isA } from '../list/lattice.ts'
import { type Located, readLocated } from '../list/located.ts'
import type { Dictionary } from '../list/model.ts'
import { throwIssues } from '../list/read-dictionary.ts'
import { intersect } from '../quantity/interval.ts'
import { DEAL_PREFIX, KIND, PART_PREFIX, TIES } from './engine.ts'
import type { Deal, Fact, Item, Tie, Value } from './facts.ts'
import { type FactReaders, type ReadFacts, readItemAndDeal } from './read-facts.ts'
import { readFact } from './read-values.ts'
import { sayValue } from './say-value.ts'

const BLANK: Item = { kinds: [], notKinds: [], facts: {}, parts: {}, ties: [], tiesComplete: false, unknowable: [] }

/** An item of which nothing is known yet. */
export const blankItem = (kinds: readonly string[] = []): Item => ({ ...BLANK, kinds })

const AT = { line: 1, column: 1 }

/** Text as YAML reads a value: brackets and braces as lists and maps, but a band such as `[3 mm .. 5 mm)` as text. */
const located = (text: string, attr: string): Located =>
  /^\{/.test(text) || (/^\[/.test(text) && !text.includes('..'))
    ? readLocated(text, attr)
    : { type: 'text', text: text.trim(), at: AT, path: '' }

/** Notes that something was asked and can't be found out. */
export const cannotTell = (item: Item, attr: string): Item =>
  item.unknowable.includes(attr) ? item : { ...item, unknowable: [...item.unknowable, attr] }

/**
 * What is known once `attr` is answered with `text`, written as facts are (a question's cells carry such texts). Kinds are
 * answered with a kind or `none of [a, b]`; ties with `software for NSG2:3.A.1 (use)` or `none` (these are all). Adds to what
 * was known, and gives the same object back when it tells nothing new. Throws `facts.contradiction` when both cannot be, and the readers' Faults.
 */
export const answer = (known: ReadFacts, attr: string, text: string, readers: FactReaders): ReadFacts => {
  if (attr === KIND || attr === TIES) {
    const item = attr === KIND ? answerKind(known.item, text, readers.dictionary) : answerTie(known.item, text)
    return item === known.item ? known : { ...known, item: { ...item, unknowable: item.unknowable.filter((one) => one !== attr) } }
  }
  if (attr.startsWith(PART_PREFIX)) return { ...known, item: answerParts(known.item, attr.slice(PART_PREFIX.length), text, readers) }
  if (attr.startsWith(DEAL_PREFIX)) return { ...known, deal: answerDeal(known.deal, attr.slice(DEAL_PREFIX.length), text, readers) }
  const attribute = readers.dictionary.attributes.get(attr)
  if (attribute === undefined) throw new Fault('list.unknown-attribute', { attr })
  const reading: Reading = { file: attr, issues: [] }
  const fact = readFact(located(text, attr), attribute, { ...readers, reading })
  throwIssues(reading.issues)
  if (fact === undefined) return known
  const before = Object.hasOwn(known.item.facts, attr) ? known.item.facts[attr] : undefined
  const both =
    before === undefined || before.status !== fact.status
      ? fact
      : { ...fact, value: meet(before.value, fact.value, attr, readers.dictionary) }
  if (before !== undefined && before.status === both.status && sayValue(before.value, attribute) === sayValue(both.value, attribute))
    return known
  return {
    ...known,
    item: { ...known.item, facts: { ...known.item.facts, [attr]: both }, unknowable: known.item.unknowable.filter((one) => one !== attr) },
  }
}

const contradiction = (attr: string, a: Value, b: Value, dictionary: Dictionary): Fault => {
  const attribute = dictionary.attributes.get(attr)
  return new Fault('facts.contradiction', { attr: `${attr}: ${sayValue(b, attribute)}`, other: sayValue(a, attribute) })
}

/** Both what was known and what is said now. Lists of points, compositions, texts and structures are said anew. */
const meet = (a: Value, b: Value, attr: string, dictionary: Dictionary): Value => {
  const refuse = (): never => {
    throw contradiction(attr, a, b, dictionary)
  }
  if (a.type === 'number' && b.type === 'number') return { type: 'number', within: intersect(a.within, b.within) ?? refuse() }
  if (a.type === 'range' && b.type === 'range')
    return { type: 'range', least: intersect(a.least, b.least) ?? refuse(), greatest: intersect(a.greatest, b.greatest) ?? refuse() }
  if (a.type === 'bool' && b.type === 'bool') return a.is === b.is ? b : refuse()
  if (a.type === 'enum' && b.type === 'enum') {
    const terms = dictionary.vocabularies.get(dictionary.attributes.get(attr)?.vocabulary ?? '') ?? new Map()
    const among = [
      ...new Set(
        a.among.flatMap((one) => b.among.flatMap((other) => (isA(terms, other, one) ? [other] : isA(terms, one, other) ? [one] : []))),
      ),
    ]
    return among.length === 0 ? refuse() : { type: 'enum', among }
  }
  if (a.type === 'set' && b.type === 'set') {
    const has = [...new Set([...a.has, ...b.has])]
    const lacks = [...new Set([...a.lacks, ...b.lacks])]
    if (has.some((one) => lacks.includes(one)) || (a.complete && b.has.some((one) => !a.has.includes(one)))) return refuse()
    return { type: 'set', has, lacks, complete: a.complete || b.complete }
  }
  return b
}

const LISTED = /^(?:none of|not) \[?([^\]]*)\]?$/

const answerKind = (item: Item, text: string, { kinds }: Dictionary): Item => {
  const out = LISTED.exec(text.trim())
  const named = (out?.[1] ?? text)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  for (const kind of named) if (!kinds.has(kind)) throw new Fault('list.unknown-term', { what: 'kind', id: kind })
  const asserted = out === null ? [...new Set([...item.kinds, ...named])] : item.kinds
  const ruledOut = out === null ? item.notKinds : [...new Set([...item.notKinds, ...named])]
  for (const kind of asserted) {
    const other = ruledOut.find((one) => isA(kinds, kind, one))
    if (other !== undefined) throw new Fault('facts.kind-ruled-out', { kind, other })
  }
  return asserted.length === item.kinds.length && ruledOut.length === item.notKinds.length
    ? item
    : { ...item, kinds: asserted, notKinds: ruledOut }
}

const TIE = /^(software|technology) for (\S+)(?: \(([a-z, ]+)\))?$|^component of (\S+)$|^unlocks (\S+)$/

const answerTie = (item: Item, text: string): Item => {
  if (text.trim() === 'none') return item.tiesComplete ? item : { ...item, tiesComplete: true }
  const found = TIE.exec(text.trim())
  if (found === null)
    throw new Fault('facts.tie-without-target', {}, { hint: 'write `software for NSG2:3.A.1 (use)`, `component of …`, or `none`' })
  const [, relation, target, purposes, whole, unlocked] = found
  const tie: Tie = {
    relation: (relation ?? (whole === undefined ? 'unlocks' : 'component')) as Relation,
    purposes: (purposes ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '') as readonly Purpose[],
    provision: target ?? whole ?? unlocked ?? '',
  }
  const same = item.ties.some(
    (one) => one.relation === tie.relation && one.provision === tie.provision && one.purposes.join() === tie.purposes.join(),
  )
  return same ? item : { ...item, ties: [...item.ties, tie] }
}

const wrapped = (path: readonly string[], text: string): Extract<Located, { type: 'map' }> => {
  const [field = '', ...rest] = path
  const value: Located = rest.length === 0 ? located(text, field) : wrapped(rest, text)
  return { type: 'map', at: AT, path: '', entries: new Map([[field, { at: AT, value }]]) }
}

const reread = (path: readonly string[], text: string, readers: FactReaders): ReadFacts => {
  const reading: Reading = { file: path.join('.'), issues: [] }
  const read = readItemAndDeal(wrapped(path, text), { ...readers, reading })
  throwIssues(reading.issues)
  return read
}

const answerParts = (item: Item, part: string, text: string, readers: FactReaders): Item => ({
  ...item,
  parts: { ...item.parts, ...reread(['parts', part], text, readers).item.parts },
})

const answerDeal = (deal: Deal | undefined, field: string, text: string, readers: FactReaders): Deal => ({
  ...deal,
  ...reread(['deal', field], text, readers).deal,
})

/** The facts of an item without one of them. */
export const withoutFact = (item: Item, attr: string): Item => {
  const facts: Record<string, Fact> = {}
  for (const [id, fact] of Object.entries(item.facts)) if (id !== attr) facts[id] = fact
  return { ...item, facts }
}
