/** The dictionary's attributes as data sheets name them: whose words a label or a sentence holds, and how surely. */
import { ancestors } from '../list/lattice.ts'
import type { Attribute, Dictionary } from '../list/model.ts'
import { type Sheet, type Span, wordsOf } from './document.ts'
import type { Lexicon, Token } from './lexicon.ts'
import { findPhrases, type Hit, indexPhrases, type PhraseIndex } from './phrases.ts'

interface AttributePhrase {
  readonly attribute: Attribute
  readonly stems: readonly string[]
  /** Which of them change nothing (`range`, `maximum`). */
  readonly fillers: readonly boolean[]
}

/** All phrases of all attributes that software may fill (no judgements, nothing derived). */
export interface AttributeIndex {
  readonly phrases: PhraseIndex<Attribute>
  readonly byStem: ReadonlyMap<string, readonly AttributePhrase[]>
  readonly fillable: readonly Attribute[]
  /** Words one letter short of a known one -> that word. */
  readonly near: ReadonlyMap<string, string>
}

/** Builds the index. */
export const indexAttributes = (dictionary: Dictionary, lexicon: Lexicon): AttributeIndex => {
  const fillable = [...dictionary.attributes.values()].filter(
    (attribute) => attribute.judgement === undefined && attribute.derivedBy === undefined,
  )
  const pairs: [string, Attribute][] = []
  const byStem = new Map<string, AttributePhrase[]>()
  const fillers = new Set(lexicon.fillers.map(lexicon.stem))
  for (const attribute of fillable) {
    const seen = new Set<string>()
    for (const text of [...attribute.words, titleWords(attribute.title)]) {
      const stems = lexicon.phrase(text)
      const key = stems.join(' ')
      if (stems.length === 0 || seen.has(key)) continue
      seen.add(key)
      pairs.push([text, attribute])
      const phrase = { attribute, stems, fillers: stems.map((stem) => fillers.has(stem)) }
      for (const stem of new Set(stems)) {
        const known = byStem.get(stem)
        if (known === undefined) byStem.set(stem, [phrase])
        else known.push(phrase)
      }
    }
  }
  return { phrases: indexPhrases(pairs, lexicon), byStem, fillable, near: nearWords(byStem.keys()) }
}

const titleWords = (title: string): string => title.replace(/\(.*?\)/g, ' ')

/** Every known word of six letters or more with one letter left out, where only one known word gives it. */
const nearWords = (stems: Iterable<string>): ReadonlyMap<string, string> => {
  const near = new Map<string, string>()
  const clash = new Set<string>()
  for (const stem of stems) {
    if (stem.length < 5 || /\d/.test(stem)) continue
    for (let i = 1; i < stem.length; i++) {
      const short = stem.slice(0, i) + stem.slice(i + 1)
      if (near.has(short) && near.get(short) !== stem) clash.add(short)
      near.set(short, stem)
    }
  }
  for (const short of clash) near.delete(short)
  return near
}

/** A known word for a misspelt one: one letter more, less or other; undefined for a known word or none near. */
const repair = (stem: string, index: AttributeIndex): string | undefined => {
  if (stem.length < 5 || index.byStem.has(stem) || /\d/.test(stem)) return undefined
  const direct = index.near.get(stem)
  if (direct !== undefined) return direct
  for (let i = 1; i < stem.length; i++) {
    const short = stem.slice(0, i) + stem.slice(i + 1)
    if (index.byStem.has(short)) return short
    const other = index.near.get(short)
    if (other !== undefined && other.length === stem.length) return other
  }
  return undefined
}

/** Attributes that are asked of an item of one of the kinds: theirs, their wider kinds', and those of any goods. */
export const attributesOf = (dictionary: Dictionary, kinds: readonly string[]): ReadonlySet<Attribute> => {
  const wider = new Set(kinds.flatMap((kind) => [...ancestors(dictionary.kinds, kind)]))
  return new Set(
    [...dictionary.attributes.values()].filter(
      (attribute) => attribute.kinds.length === 0 || attribute.kinds.some((kind) => wider.has(kind)),
    ),
  )
}

/** How narrow the kinds an attribute is asked of are; 0 for any goods. An attribute made for the kind goes before a general one. */
export const narrowness = (dictionary: Dictionary, attribute: Attribute): number =>
  attribute.kinds.length === 0 ? 0 : Math.max(...attribute.kinds.map((kind) => ancestors(dictionary.kinds, kind).size))

/** How well a label names an attribute, 0 to 1. `whole`: one of its phrases is there in full. */
export interface Naming {
  readonly attribute: Attribute
  readonly score: number
  readonly whole: boolean
  /** `whole`, and not even a word that changes nothing is missing. */
  readonly exact: boolean
  /** The phrase that was found. */
  readonly stems: readonly string[]
}

const IN_BRACKETS = 0.1
const UNKNOWN_WORD = 0.3
const SECTION_WORD = 0.2

interface LabelWord {
  readonly stem: string
  readonly weight: number
  readonly contrast: boolean
  /** Stands in the label itself, not in the heading over it. */
  readonly own: boolean
}

/** Content words of a label and the heading over it, with how much each counts against a name that does not have it. */
const labelWords = (sheet: Sheet, label: Span, section: Span | undefined, lexicon: Lexicon, index: AttributeIndex): LabelWord[] => {
  const text = sheet.plain.slice(label.start, label.end)
  const bracket = /[([][^)\]]*[)\]]?/.exec(text)
  const inside = (token: Token): boolean =>
    bracket !== null && token.start >= label.start + bracket.index && token.end <= label.start + bracket.index + bracket[0].length
  const read = (span: Span, least: number | undefined): LabelWord[] =>
    lexicon.tokens(wordsOf(sheet.plain, span)).flatMap((token): LabelWord[] => {
      if (token.stop) return []
      const stem = repair(token.stem, index) ?? token.stem
      const bracketed = least === undefined && inside(token)
      const contrast = lexicon.does(token, 'contrast') && !bracketed
      if (/^\d/.test(stem)) return [{ stem, weight: 0, contrast: false, own: least === undefined }]
      const plain =
        lexicon.does(token, 'filler') ||
        lexicon.does(token, 'maximum') ||
        lexicon.does(token, 'minimum') ||
        lexicon.does(token, 'typical') ||
        lexicon.does(token, 'rated')
      // `Length, mm`: the unit of the numbers behind it.
      const unit = token.end === label.end && lexicon.units.exact.has(sheet.plain.slice(token.start, token.end))
      const weight = plain || unit ? 0 : bracketed ? IN_BRACKETS : index.byStem.has(stem) ? 1 : UNKNOWN_WORD
      return [{ stem, weight: least === undefined ? weight : Math.min(weight, least), contrast, own: least === undefined }]
    })
  const own = read(label, undefined)
  return section === undefined ? own : [...own, ...read(section, SECTION_WORD)]
}

/** Attributes whose words a label holds, best first; `nouns` are understood with it ("Output" of a voltage). A word that makes it name something else (input, supply, ambient) rules the others out. */
export const namesOf = (
  sheet: Sheet,
  label: Span,
  section: Span | undefined,
  lexicon: Lexicon,
  index: AttributeIndex,
  allowed: ReadonlySet<Attribute>,
  nouns: readonly string[] = [],
): Naming[] => {
  const words = [
    ...labelWords(sheet, label, section, lexicon, index),
    ...nouns.map((stem) => ({ stem, weight: 0, contrast: false, own: false })),
  ]
  const stems = new Set(words.map((word) => word.stem))
  const best = new Map<Attribute, Naming>()
  for (const { stem, own } of words) {
    if (!own) continue
    for (const phrase of index.byStem.get(stem) ?? []) {
      if (!allowed.has(phrase.attribute)) continue
      const matched = phrase.stems.filter((one) => stems.has(one)).length
      // "Temperature" says what "temperature range" does: words that change nothing may be left out.
      const needed = phrase.stems.filter((one, place) => !phrase.fillers[place] && !stems.has(one)).length
      const whole =
        matched === phrase.stems.length ||
        (needed === 0 && phrase.fillers.some((filler, place) => !filler && stems.has(phrase.stems[place] ?? '')))
      const extra = words.filter((word) => !phrase.stems.includes(word.stem))
      if (extra.some((word) => word.contrast)) continue
      const against = extra.reduce((sum, word) => sum + word.weight, 0)
      const score = whole
        ? (matched / (matched + against)) * (matched === phrase.stems.length ? 1 : 0.9) + matched * 0.01
        : (0.6 * matched) / (phrase.stems.length + against)
      const before = best.get(phrase.attribute)
      if (before === undefined || before.score < score)
        best.set(phrase.attribute, {
          attribute: phrase.attribute,
          score,
          whole,
          exact: matched === phrase.stems.length,
          stems: phrase.stems,
        })
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Where a stretch of text names attributes, by whole phrases. */
export const mentionsOf = (
  sheet: Sheet,
  tokens: readonly Token[],
  index: AttributeIndex,
  allowed: ReadonlySet<Attribute>,
): Hit<Attribute>[] => findPhrases(sheet.plain, tokens, index.phrases).filter((hit) => allowed.has(hit.of))
