/** The desk: lists, dictionary, chemistry, policies and parties put together, so that an item or a transaction can be handed in. */
import { assess } from '../assess/assess.ts'
import type { Assessment } from '../assess/assessment.ts'
import { assessContext, transactionReaders } from '../assess/context.ts'
import type { PolicySet } from '../assess/policy.ts'
import { readPartyList } from '../assess/read-listed.ts'
import { readPolicies } from '../assess/read-policy.ts'
import { readTransaction } from '../assess/read-transaction.ts'
import type { PartyList } from '../assess/screen.ts'
import { classify } from '../classify/classify.ts'
import { CHEMICAL, type Engine } from '../classify/engine.ts'
import type { Deal, Item } from '../classify/facts.ts'
import { type FactReaders, type ReadFacts, readFacts } from '../classify/read-facts.ts'
import type { Classification } from '../classify/verdict.ts'
import { type Description, describe } from '../describe/describe.ts'
import { loadRdkit } from '../engines/rdkit.ts'
import { Fault } from '../fault/fault.ts'
import type { Loaded } from '../list/compiled.ts'
import { withGraphs } from '../list/with-graphs.ts'
import type { Extras } from '../store/extras.ts'
import { loadFolder, loadLists } from '../store/list-files.ts'
import { inFamily } from '../substance/families.ts'
import type { ChemistryEngine } from '../substance/graph.ts'

/** What came in and what came out of it. `description` where the input was a text. */
export interface Answer {
  readonly known: ReadFacts
  readonly classification: Classification
  readonly description?: Description
}

/** Options of a question to the desk. */
export interface Asking {
  /** The day whose law counts, YYYY-MM-DD. */
  readonly on: string
  readonly deal?: Deal
  /** Ids of the lists to look at; all when absent. */
  readonly lists?: readonly string[]
  /** Kinds a person has settled for a text. */
  readonly kinds?: readonly string[]
  readonly hs?: string
  readonly model?: string
}

/** The desk; open it once with `openDesk`. */
export interface Desk {
  readonly loaded: Loaded
  readonly readers: FactReaders
  readonly policies: PolicySet
  readonly parties: readonly PartyList[]
  /** A data sheet's text into kinds and facts, with structures drawn. */
  readonly describeText: (text: string, asking?: Partial<Asking>) => Description
  /** A file's text: YAML or JSON facts, or a data sheet. `file` names it in messages. */
  readonly classifyText: (text: string, file: string, asking: Asking) => Answer
  readonly classifyItem: (item: Item, asking: Asking) => Classification
  readonly assessText: (text: string, file: string, asking: Asking) => Assessment
}

/**
 * Whether a text is an item written as YAML or JSON rather than a data sheet: its first line is a field of an item. `name` and `about`
 * may head a sheet as well, and count where a field that no sheet has stands at the left edge.
 */
export const isWritten = (text: string): boolean => {
  const first = FIRST_FIELD.exec(text)?.[1]
  return first !== undefined && (!/^(?:name|about)/.test(first) || /^(?:kinds?|notKinds|facts|chemical|composition)[ \t]*:/m.test(text))
}

// INVARIANT: no text can be taken apart in two ways (each part begins with another sign), or a page of `---` would take for ever.
const FIRST_FIELD =
  /^(?:\s|#[^\n]*(?:\n|$)|---(?=\s))*(\{|(?:kinds?|notKinds|facts|parts|ties|tiesComplete|unknowable|chemical|composition|deal|name|about)[ \t]*:)/

/** Opens a desk on the compiled lists, or on the lists of another folder. */
export const openDesk = async (folder?: string): Promise<Desk> => {
  const chemistry = await loadRdkit()
  if (folder === undefined) return deskOn(loadLists(), chemistry)
  const loaded = loadFolder(folder)
  return deskOn({ ...loaded, dictionary: withGraphs(loaded.dictionary, chemistry) }, chemistry)
}

/** A desk on lists that are loaded. */
export const deskOn = (loaded: Loaded, chemistry: ChemistryEngine): Desk => {
  const { dictionary } = loaded
  const extras = loaded.extras as unknown as Extras
  const thesaurus = extras.thesauri[0]
  if (thesaurus === undefined)
    throw new Fault('list.compiled-broken', { detail: 'it has no thesaurus' }, { hint: 'run `gatehouse lists build`' })
  const engine: Engine = { dictionary, inFamily }
  const provisions = new Map(loaded.lists.flatMap((list) => list.provisions.map((one) => [one.full, one] as const)))
  const readers: FactReaders = { dictionary, chemistry, provisions }
  const policies = readPolicies(extras.policies, dictionary.kinds)
  const parties = extras.parties.map((file) => readPartyList(file.text, file.name))
  const chosen = chooser(loaded)

  const classifyItem = (item: Item, { on, deal, lists }: Asking): Classification => {
    checkDay(chosen(lists), on)
    return classify(item, chosen(lists), { on, engine, hashes: loaded.hashes, ...(deal === undefined ? {} : { deal }) })
  }
  const describeText = (text: string, asking: Partial<Asking> = {}): Description => {
    const { kinds, hs, model } = asking
    const read = describe(text, dictionary, {
      thesaurus,
      ...(kinds === undefined ? {} : { kinds }),
      ...(hs === undefined ? {} : { hs }),
      ...(model === undefined ? {} : { model }),
    })
    const item = drawn(read.item, chemistry)
    return item === read.item ? read : { ...read, item, facts: item.facts }
  }
  return {
    loaded,
    readers,
    policies,
    parties,
    classifyItem,
    describeText,
    classifyText: (text, file, asking) => {
      if (isWritten(text)) {
        const known = readFacts(text, file, readers)
        const deal = asking.deal ?? known.deal
        return { known, classification: classifyItem(known.item, { ...asking, ...(deal === undefined ? {} : { deal }) }) }
      }
      const description = describeText(text, asking)
      return { known: { item: description.item }, description, classification: classifyItem(description.item, asking) }
    },
    assessText: (text, file, asking) => {
      const lists = chosen(asking.lists)
      const from = { lists, engine, policies, partyLists: parties, hashes: loaded.hashes }
      const transaction = readTransaction(text, file, transactionReaders({ engine, lists, chemistry }))
      checkDay(lists, transaction.date ?? asking.on)
      return assess(transaction, { ...assessContext(from, asking.on), describe: (sheet) => describeText(sheet).item })
    },
  }
}

const earliest = new WeakMap<Loaded['lists'], string>()

/** The first day on which every list says something: before it, silence of the data is not silence of the law. */
const firstDay = (lists: Loaded['lists']): string => {
  const known = earliest.get(lists)
  if (known !== undefined) return known
  const first = (list: Loaded['lists'][number]): string =>
    list.provisions
      .flatMap((one) => one.versions.map((version) => version.from))
      .toSorted()
      .at(0) ?? ''
  const day = lists.map(first).toSorted().at(-1) ?? ''
  earliest.set(lists, day)
  return day
}

/** Refuses a day for which nothing is recorded: unknown law must not read as "not controlled". */
const checkDay = (lists: Loaded['lists'], on: string): void => {
  const day = firstDay(lists)
  if (on < day) throw new Fault('list.before-records', { on, day })
}

/** The lists of some ids, the same array each time, since compiled evaluators are kept by it. Throws `list.unknown-list`. */
const chooser = (loaded: Loaded): ((ids: readonly string[] | undefined) => Loaded['lists']) => {
  const kept = new Map<string, Loaded['lists']>()
  return (ids) => {
    if (ids === undefined || ids.length === 0) return loaded.lists
    const unknown = ids.find((id) => !loaded.lists.some((list) => list.id === id))
    if (unknown !== undefined)
      throw new Fault('list.unknown-list', { id: unknown }, { hint: `loaded: ${loaded.lists.map((list) => list.id).join(', ')}` })
    const key = [...ids].sort().join()
    const found = kept.get(key) ?? loaded.lists.filter((list) => ids.includes(list.id))
    kept.set(key, found)
    return found
  }
}

/** The item with the graph of its structure, where it came as a SMILES only. A SMILES that cannot be read stays words. */
const drawn = (item: Item, chemistry: ChemistryEngine): Item => {
  const fact = item.facts[CHEMICAL]
  const value = fact?.value
  if (fact === undefined || value?.type !== 'structure' || value.smiles === undefined || value.graph !== undefined) return item
  try {
    const structure = { ...value, graph: chemistry.parse(value.smiles), key: chemistry.key(value.smiles) }
    return { ...item, facts: { ...item.facts, [CHEMICAL]: { ...fact, value: structure } } }
  } catch (error) {
    if (error instanceof Fault) return item
    throw error
  }
}
