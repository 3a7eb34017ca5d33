/** What follows from a draft: the item, its facts, the verdict, the next question, the outcome. Pure. */
import { assess } from '../../assess/assess.ts'
import type { Assessment } from '../../assess/assessment.ts'
import { dealOf } from '../../assess/deal.ts'
import { answer, blankItem, cannotTell, withoutFact } from '../../classify/answer.ts'
import { classify } from '../../classify/classify.ts'
import { CHEMICAL } from '../../classify/engine.ts'
import type { Deal, Fact, Item } from '../../classify/facts.ts'
import type { FactReaders, ReadFacts } from '../../classify/read-facts.ts'
import { sayValue } from '../../classify/say-value.ts'
import type { Classification, Question } from '../../classify/verdict.ts'
import { type Description, describe } from '../../describe/describe.ts'
import type { SheetQuestion } from '../../describe/settle.ts'
import type { Molecule } from '../chemistry.ts'
import { type Complaint, orComplaint } from '../complaint.ts'
import { type DealRead, readDeal } from './deal-check.ts'
import { type Answer, type Draft, hasItem, type NamedChemical } from './draft.ts'
import type { Ground } from './ground.ts'
import { isDealDone } from './steps.ts'

/** A fact as a row: what it is called, its value in words, and the fact itself. */
export interface FactRow {
  readonly attr: string
  readonly title: string
  readonly value: string
  readonly fact: Fact
}

/** Everything that follows from a draft. */
export interface WorkedOut {
  readonly description: Description | undefined
  /** Doubts of the reader of sheets that nobody has settled yet. */
  readonly doubts: readonly SheetQuestion[]
  readonly item: Item
  readonly facts: readonly FactRow[]
  /** Attribute -> why its answer could not be taken. */
  readonly wrong: ReadonlyMap<string, Complaint>
  readonly kindTitle: string | undefined
  readonly classification: Classification | undefined
  /** The next question that was not put off; undefined: none is left. */
  readonly question: Question | undefined
  /** How many questions were put off and would be asked again. */
  readonly putOff: number
  readonly deal: DealRead
  readonly assessment: Assessment | undefined
  /** A SMILES that the chemistry engine must read before the answer is whole. */
  readonly smiles: string | undefined
}

/** The reader of facts; a molecule that the engine has read stands in for the engine itself. */
const readersOf = (ground: Ground, molecule: Molecule | undefined): FactReaders => ({
  dictionary: ground.held.dictionary,
  provisions: ground.held.provisions,
  ...(molecule === undefined ? {} : { chemistry: { parse: () => molecule.graph, key: () => molecule.key } }),
})

const chemicalFact = (named: NamedChemical, molecule: Molecule | undefined): Fact => ({
  value: {
    type: 'structure',
    cas: named.by === 'cas' ? [named.text] : [],
    names: named.by === 'name' ? [named.text] : [],
    ...(named.by === 'smiles'
      ? { smiles: named.text, ...(molecule === undefined ? {} : { key: molecule.key, graph: molecule.graph }) }
      : {}),
  },
  source: { by: 'person', text: named.text },
})

/** The SMILES of a chemical fact that no one has read yet. */
const unreadSmiles = (item: Item): string | undefined => {
  const value = item.facts[CHEMICAL]?.value
  return value?.type === 'structure' && value.graph === undefined && value.chemical === undefined ? value.smiles : undefined
}

const withMolecule = (item: Item, molecule: Molecule | undefined): Item => {
  const fact = item.facts[CHEMICAL]
  if (molecule === undefined || fact?.value.type !== 'structure' || fact.value.smiles === undefined) return item
  return { ...item, facts: { ...item.facts, [CHEMICAL]: { ...fact, value: { ...fact.value, key: molecule.key, graph: molecule.graph } } } }
}

const take = (known: ReadFacts, attr: string, one: Answer, readers: FactReaders): ReadFacts => {
  switch (one.is) {
    case 'later':
      return known
    case 'dropped':
      return { ...known, item: withoutFact(known.item, attr) }
    case 'unknowable':
      return { ...known, item: cannotTell(known.item, attr) }
    case 'said': {
      const start = one.replaces ? { ...known, item: withoutFact(known.item, attr) } : known
      return one.texts.reduce((so, text) => answer(so, attr, text, readers), start)
    }
  }
}

/** A value is the sheet's, a person's, or the dictionary's; what a person said carries no source of its own in the reader. */
const signed = (before: Item, after: Item): Item => {
  const facts = Object.fromEntries(
    Object.entries(after.facts).map(([attr, fact]) => [
      attr,
      before.facts[attr] === fact || fact.source?.by === 'document' ? fact : { ...fact, source: { by: 'person' as const } },
    ]),
  )
  return { ...after, facts }
}

const baseItem = (draft: Draft, description: Description | undefined, ground: Ground): Item => {
  const kinds =
    draft.kind === null
      ? (description?.item.kinds ?? (draft.chemical !== null && ground.held.dictionary.kinds.has(CHEMICAL) ? [CHEMICAL] : []))
      : [draft.kind]
  return description === undefined ? blankItem(kinds) : { ...description.item, kinds }
}

/** Works everything out. `molecule` is what the engine said of `smiles`, once it has. */
export const workOut = (draft: Draft, ground: Ground, molecule?: Molecule): WorkedOut => {
  const { held, thesaurus, engine } = ground
  const { dictionary } = held
  const sheet = draft.sheet.trim() === '' ? undefined : draft.sheet
  const description =
    sheet === undefined
      ? undefined
      : describe(sheet, dictionary, {
          thesaurus,
          ...(draft.kind === null ? {} : { kinds: [draft.kind] }),
          ...(draft.model === null ? {} : { model: draft.model }),
          ...(draft.deal.hs === '' ? {} : { hs: draft.deal.hs }),
        })
  const base = baseItem(draft, description, ground)
  const named = draft.chemical === null ? base : { ...base, facts: { ...base.facts, [CHEMICAL]: chemicalFact(draft.chemical, molecule) } }
  const smiles = unreadSmiles(named)
  const readers = readersOf(ground, molecule)
  const wrong = new Map<string, Complaint>()
  let known: ReadFacts = { item: withMolecule(named, molecule) }
  for (const [attr, one] of Object.entries(draft.answers)) {
    const taken = orComplaint(() => take(known, attr, one, readers))
    if ('complaint' in taken) wrong.set(attr, taken.complaint)
    else known = { ...taken.came, item: signed(known.item, taken.came.item) }
  }
  const { item } = known
  const title = draft.title === '' ? (dictionary.kinds.get(item.kinds[0] ?? '')?.title ?? '') : draft.title
  const deal = readDeal(draft, title)
  const lawDeal = lawDealOf(draft, deal, item, ground, known.deal)
  const classification = hasItem(draft)
    ? classify(item, held.lists, { on: draft.on, engine, hashes: held.hashes, ...(lawDeal === undefined ? {} : { deal: lawDeal }) })
    : undefined
  const later = (attr: string): boolean => draft.answers[attr]?.is === 'later'
  const questions = classification?.questions ?? []
  return {
    description,
    doubts: (description?.questions ?? []).filter(
      (one) =>
        !(one.about in draft.answers) && !(one.about === 'kind' && draft.kind !== null) && !(one.about === 'model' && draft.model !== null),
    ),
    item,
    facts: Object.entries(item.facts).map(([attr, fact]) => {
      const attribute = dictionary.attributes.get(attr)
      return { attr, title: attribute?.title ?? attr, value: sayValue(fact.value, attribute), fact }
    }),
    wrong,
    kindTitle: item.kinds.length === 0 ? undefined : item.kinds.map((kind) => dictionary.kinds.get(kind)?.title ?? kind).join(', '),
    classification,
    question: questions.find((one) => !later(one.attr)),
    putOff: questions.filter((one) => later(one.attr)).length,
    deal,
    assessment:
      hasItem(draft) && isDealDone(draft.dealDone) && deal.transaction !== undefined
        ? assess({ ...deal.transaction, lines: deal.transaction.lines.map((line) => ({ ...line, item })) }, ground.contextOn(draft.on))
        : undefined,
    smiles,
  }
}

/** What the lists may know of the deal: what its first page says, once it was gone through, and what questions were answered. */
const lawDealOf = (draft: Draft, deal: DealRead, item: Item, ground: Ground, asked: Deal | undefined): Deal | undefined => {
  if (!draft.dealDone.includes('destination') || deal.transaction === undefined) return asked
  const line = deal.transaction.lines[0]
  return line === undefined ? asked : { ...asked, ...dealOf(deal.transaction, 0, [{ line, item }], ground.foundations.policies.groups) }
}

/** Whether an answer could be taken: undefined if so, else why not. */
export const tryAnswer = (worked: WorkedOut, ground: Ground, attr: string, text: string, replace = false): Complaint | undefined => {
  const start = replace ? withoutFact(worked.item, attr) : worked.item
  const taken = orComplaint(() => answer({ item: start }, attr, text, readersOf(ground, undefined)))
  return 'complaint' in taken ? taken.complaint : undefined
}
