/** A thesaurus made ready: stems, synonyms, and what each word does. One lexicon serves any number of texts. */
import { stemmer } from 'stemmer'
import { UNITS } from '../quantity/units.ts'
import { type Span, type Word, wordsOf } from './document.ts'
import { ROLES, type Role, type Thesaurus } from './thesaurus.ts'

/** A word after stemming and synonyms; `start`/`end` is the place of all the words it stands for. `number` is a numeral or a count in words. */
export interface Token extends Span {
  readonly stem: string
  readonly low: string
  readonly stop: boolean
}

/** A role found at a place; `words` is how many words it took. */
interface RoleAt {
  readonly roles: ReadonlySet<Role>
  readonly words: number
}

/** See the fields; built by `lexiconOf`. */
export interface Lexicon {
  readonly language: string
  readonly stem: (low: string) => string
  /** Stems after synonyms and abbreviations. */
  readonly tokens: (words: readonly Word[]) => Token[]
  /** A dictionary's phrase as the stems it is looked for by. */
  readonly phrase: (text: string) => readonly string[]
  /** The longest phrase with a role that begins at a word. */
  readonly roleAt: (words: readonly Word[], at: number) => RoleAt | undefined
  /** Whether a single word has a role; `less`, `contrast` and `resolution` hold for all its forms, the others for the word as it is listed. */
  readonly does: (word: { readonly low: string; readonly stem?: string }, role: Role) => boolean
  /** Words that change nothing in a label. */
  readonly fillers: readonly string[]
  readonly count: (low: string) => number | undefined
  /** Spelling -> spelling the unit table knows; exact, and by lower case where that is unmistakable. */
  readonly units: UnitSpellings
  /** Dimension -> stems of its noun. */
  readonly nouns: ReadonlyMap<string, readonly string[]>
  /** Words -> kind, for ranking. */
  readonly cues: readonly { readonly kind: string; readonly text: string }[]
}

/** The spellings of units; see `unitAt`. */
export interface UnitSpellings {
  readonly exact: ReadonlyMap<string, string>
  readonly loose: ReadonlyMap<string, string>
  readonly longest: number
}

/** A tree of words: each path is a phrase. */
interface Tree<V> {
  readonly next: Map<string, Tree<V>>
  value: V | undefined
}

const tree = <V>(): Tree<V> => ({ next: new Map(), value: undefined })

const plant = <V>(root: Tree<V>, path: readonly string[], make: (before: V | undefined) => V): void => {
  let node = root
  for (const step of path) {
    let next = node.next.get(step)
    if (next === undefined) {
      next = tree()
      node.next.set(step, next)
    }
    node = next
  }
  node.value = make(node.value)
}

/** The longest path of the tree that begins at `at`. */
const longest = <V>(
  root: Tree<V>,
  at: number,
  step: (i: number) => string | undefined,
): { readonly value: V; readonly length: number } | undefined => {
  let node: Tree<V> | undefined = root
  let best: { value: V; length: number } | undefined
  for (let i = at; node !== undefined; i++) {
    if (node.value !== undefined) best = { value: node.value, length: i - at }
    const word = step(i)
    node = word === undefined ? undefined : node.next.get(word)
  }
  return best
}

// What the trade writes as one letter or as a plain word is no unit in running text.
const NOT_IN_TEXT = new Set(['as', 'x', '×', 'part', 'parts', 'times', '-fold', "'", ''])

/** In a thesaurus: spellings of units that are none of the table's (`% of reading`). */
const OTHER_UNIT = 'other'

const unitSpellings = (thesaurus: Thesaurus): UnitSpellings => {
  const exact = new Map<string, string>()
  const loose = new Map<string, string>()
  const factors = new Map<string, string>()
  const clash = new Set<string>()
  const add = (spelling: string, canonical: string): void => {
    if (NOT_IN_TEXT.has(spelling)) return
    if (!exact.has(spelling)) exact.set(spelling, canonical)
    const low = spelling.toLowerCase()
    const before = loose.get(low)
    if (before === undefined) loose.set(low, canonical)
    else if (before.toLowerCase() === canonical.toLowerCase() && before !== canonical) clash.add(low)
  }
  for (const unit of UNITS) for (const spelling of unit.spellings) add(spelling, spelling)
  for (const one of UNITS) for (const spelling of one.spellings) factors.set(spelling, `${one.dimension} ${one.factor.n}/${one.factor.d}`)
  // Spelled alike but for case and of another size (mPa, MPa): only the right case will do.
  for (const low of clash) loose.delete(low)
  for (const one of thesaurus.units) for (const spelling of one.spellings) exact.set(spelling, one.unit === OTHER_UNIT ? '' : one.unit)
  return { exact, loose, longest: Math.max(...[...exact.keys()].map((spelling) => spelling.length)) }
}

const whole = (text: string): Word[] => wordsOf(text.toLowerCase(), { start: 0, end: text.length })

/** Roles that hold for every form of a word. */
const STEMMED: ReadonlySet<Role> = new Set(['less', 'contrast', 'resolution'])

/** Builds the lexicon of a thesaurus. */
export const lexiconOf = (thesaurus: Thesaurus): Lexicon => {
  const stems = new Map<string, string>()
  const stem = (low: string): string => {
    const known = stems.get(low)
    if (known !== undefined) return known
    // One spelling for -ize and -ise, so that both stem alike.
    const made = /\d/.test(low) || low.length < 4 ? low : stemmer(low.replace(/iz(e|ed|es|ing|ation|ations|er|ers)$/, 'is$1'))
    if (stems.size < 50_000) stems.set(low, made)
    return made
  }
  const synonyms = tree<readonly string[]>()
  const roles = tree<Set<Role>>()
  const single = new Map<string, Set<Role>>()
  for (const role of ROLES) {
    for (const text of thesaurus.roles[role] ?? []) {
      const path = whole(text).map((word) => word.low)
      if (path.length === 0) continue
      plant(roles, path, (before) => (before ?? new Set()).add(role))
      if (path.length === 1) {
        const key = STEMMED.has(role) ? `${stem(path[0] ?? '')} *` : (path[0] ?? '')
        single.set(key, (single.get(key) ?? new Set()).add(role))
      }
    }
  }
  const does = (word: { readonly low: string; readonly stem?: string }, role: Role): boolean =>
    single.get(STEMMED.has(role) ? `${word.stem ?? stem(word.low)} *` : word.low)?.has(role) === true
  for (const [short, long] of Object.entries(thesaurus.abbreviations))
    plant(
      synonyms,
      whole(short).map((word) => stem(word.low)),
      () => whole(long).map((word) => word.low),
    )
  for (const { term, also } of thesaurus.synonyms) {
    const target = whole(term).map((word) => word.low)
    for (const text of also)
      plant(
        synonyms,
        whole(text).map((word) => stem(word.low)),
        () => target,
      )
  }
  const stops = new Set((thesaurus.roles.stop ?? []).map((low) => low.toLowerCase()))
  const tokens = (words: readonly Word[]): Token[] => {
    const made: Token[] = []
    for (let i = 0; i < words.length; ) {
      const found = longest(synonyms, i, (k) => (words[k] === undefined ? undefined : stem(words[k].low)))
      const first = words[i]
      if (first === undefined) break
      if (found === undefined || found.length === 0) {
        made.push({ start: first.start, end: first.end, low: first.low, stem: stem(first.low), stop: stops.has(first.low) })
        i++
        continue
      }
      const last = words[i + found.length - 1] ?? first
      for (const low of found.value) made.push({ start: first.start, end: last.end, low, stem: stem(low), stop: stops.has(low) })
      i += found.length
    }
    return made
  }
  const phrase = (text: string): readonly string[] => {
    const all = tokens(whole(text))
    const content = all.filter((token) => !token.stop)
    return (content.length > 0 ? content : all).map((token) => token.stem)
  }
  const counts = new Map<string, number>()
  for (const { number, words } of thesaurus.numbers) for (const word of words) counts.set(word.toLowerCase(), number)
  return {
    language: thesaurus.language,
    stem,
    tokens,
    phrase,
    does,
    fillers: (thesaurus.roles.filler ?? []).map((low) => low.toLowerCase()),
    roleAt: (words, at) => {
      const found = longest(roles, at, (k) => words[k]?.low)
      return found === undefined || found.length === 0 ? undefined : { roles: found.value, words: found.length }
    },
    count: (low) => counts.get(low),
    units: unitSpellings(thesaurus),
    nouns: new Map(thesaurus.nouns.map(({ dimension, words }) => [dimension, words.flatMap(phrase)])),
    cues: thesaurus.cues.flatMap(({ kind, words }) => words.map((text) => ({ kind, text }))),
  }
}

const LETTER_OR_DIGIT = /[\p{L}\d]/u
// `mbar l/s`, `V/µs²`: more unit follows, so what was matched is only a piece of another unit.
const GOES_ON = /^(?:\s?[·*]\s?\p{L}|\/\p{L}|[⁻²³^]|\s(?:l|L|m³|m3)\s?\/\s?(?:s|sec|min|h)\b)/u
const SENTENCE_GOES_ON = /^\s\p{L}/u

/** A unit found behind a number: as written, and as the unit table knows it; `known` is false for one that is longer than the table's (`mbar l/s`). */
export interface UnitAt {
  readonly end: number
  readonly spelling: string
  readonly known: boolean
}

/** The longest unit spelling at `from`. */
export const unitAt = (plain: string, from: number, units: UnitSpellings): UnitAt | undefined => {
  const window = plain.slice(from, from + units.longest + 12)
  for (let length = Math.min(units.longest, window.length); length > 0; length--) {
    const written = window.slice(0, length)
    const last = written[length - 1] ?? ''
    if (last === ' ' || written[0] === ' ') continue
    const spelling = units.exact.get(written) ?? units.loose.get(written.toLowerCase())
    if (spelling === undefined) continue
    if (spelling === '') return { end: from + length, spelling: written, known: false }
    const next = window[length] ?? ''
    if (LETTER_OR_DIGIT.test(last) && next !== '' && LETTER_OR_DIGIT.test(next)) continue
    const rest = window.slice(length)
    if (GOES_ON.test(rest)) return { end: from + length + foreignLength(rest), spelling: written, known: false }
    // `3 in the box` is no inch, `2 a day` no ampere.
    if (/^(?:in|a|at|as|d|t|G|g|C|F|h|s|l|m)$/i.test(written) && /^(?:in|a|as|at)$/.test(written) && SENTENCE_GOES_ON.test(rest)) continue
    return { end: from + length, spelling, known: true }
  }
  return undefined
}

const foreignLength = (rest: string): number => /^\s?\S{1,12}(?:\s?\/\s?\S{1,6})?/.exec(rest)?.[0].length ?? 0
