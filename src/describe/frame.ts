/** What frames a sheet: its layout in the words of a language, what names the goods, its HS code, and which kinds its labels speak for. */
import type { Attribute } from '../list/model.ts'
import { type AttributeIndex, namesOf } from './attributes.ts'
import { type Sheet, type Span, wordsOf } from './document.ts'
import { readHs } from './hs.ts'
import { type Entry, type Layout, layOut } from './layout.ts'
import type { Lexicon } from './lexicon.ts'
import { measuresIn } from './measures.ts'
import type { NumeralStyle } from './numerals.ts'
import { SURE } from './read-entries.ts'
import type { Role } from './thesaurus.ts'

/** The layout of a sheet, with labels and columns told by the lexicon and the attributes. */
export const layoutOf = (
  sheet: Sheet,
  lexicon: Lexicon,
  index: AttributeIndex,
  all: ReadonlySet<Attribute>,
  style: NumeralStyle,
): Layout => {
  const roleOf = (span: Span): ReadonlySet<Role> | undefined => {
    const words = wordsOf(sheet.plain, span)
    const role = lexicon.roleAt(words, 0)
    return role !== undefined && role.words === words.length ? role.roles : undefined
  }
  return layOut(sheet, {
    names: (span, plainly = false) =>
      namesOf(sheet, span, undefined, lexicon, index, all).some((naming) => naming.whole && naming.score >= (plainly ? 0.85 : 0.6)),
    masthead: (span) => isMasthead(sheet, lexicon, span),
    models: (span) => roleOf(span)?.has('model') === true,
    column: (span) => {
      const roles = roleOf(span)
      for (const [role, column] of [
        ['column-minimum', 'minimum'],
        ['column-maximum', 'maximum'],
        ['column-typical', 'typical'],
        ['column-unit', 'unit'],
        ['column-value', 'value'],
        ['column-note', 'note'],
      ] as const)
        if (roles?.has(role) === true) return column
      return undefined
    },
    measures: (span) => measuresIn(sheet.plain, span, lexicon, style),
  })
}

/** Whether a label is, whole, a word of this role. */
export const hasRole = (sheet: Sheet, lexicon: Lexicon, span: Span, role: Role): boolean => {
  const words = wordsOf(sheet.plain, span)
  const found = lexicon.roleAt(words, 0)
  return found !== undefined && found.words === words.length && found.roles.has(role)
}

const MOST_MASTHEAD = 8

/** "Data sheet", "Product information, page 1 of 4", "Example Pumps Ltd": all its words say so, or one is of a company's name. */
const isMasthead = (sheet: Sheet, lexicon: Lexicon, span: Span): boolean => {
  const words = wordsOf(sheet.plain, span)
  if (words.length === 0 || words.length > MOST_MASTHEAD || /:\s*\S/.test(sheet.plain.slice(span.start, span.end))) return false
  if (words.some((word) => lexicon.does(word, 'company'))) return true
  return words.every(
    (word) => /^\d/.test(word.low) || word.low.length === 1 || lexicon.does(word, 'stop') || lexicon.does(word, 'masthead'),
  )
}

/** What names the goods; `next` where nothing in `heads` is a kind. */
export interface Heads {
  readonly heads: readonly Span[]
  readonly next: readonly Span[]
}

const MOST_HEAD = 200

/** What names the goods: behind "product:" if there is such a line, and the title. A maker's name may stand over it: the lines below are kept in hand. */
export const headsOf = (sheet: Sheet, layout: Layout, lexicon: Lexicon): Heads => {
  const products = layout.entries
    .filter((entry) => entry.model === undefined && hasRole(sheet, lexicon, entry.label, 'product'))
    .map((entry) => entry.cell)
  // Without a title (the sheet begins with a table) the first text stands in for it.
  const title = layout.title ?? layout.text[0]
  if (title === undefined) return { heads: products.slice(0, 3), next: [] }
  const labelled = products.some((span) => span.start >= title.start && span.end <= title.end)
  const own = labelled ? [] : [{ start: title.start, end: Math.min(title.end, title.start + MOST_HEAD) }]
  const next = layout.text.filter(
    (span) => span.start > title.end && span.start - title.end < MOST_HEAD && span.end - span.start < MOST_HEAD / 2,
  )
  return { heads: [...products.slice(0, 3), ...own], next: products.length > 0 ? [] : next.slice(0, 2) }
}

/** The first plain text below the title. */
export const leadOf = (layout: Layout, paragraphs: readonly Span[]): Span[] => {
  const below = paragraphs.filter((span) => layout.title === undefined || span.start > layout.title.end)
  return below.slice(0, 2).map((span) => ({ start: span.start, end: Math.min(span.end, span.start + 300) }))
}

/** The HS code behind its label. */
export const hsIn = (sheet: Sheet, entries: readonly Entry[], lexicon: Lexicon): string | undefined => {
  for (const entry of entries)
    if (hasRole(sheet, lexicon, entry.label, 'hs')) return readHs(sheet.plain.slice(entry.cell.start, entry.cell.end))
  return undefined
}

/** Which kinds' own attributes the labels name: the rarer the attribute, the more it says. */
export const attributeEvidence = (
  sheet: Sheet,
  entries: readonly Entry[],
  lexicon: Lexicon,
  index: AttributeIndex,
  all: ReadonlySet<Attribute>,
): ReadonlyMap<string, number> => {
  const evidence = new Map<string, number>()
  for (const entry of entries.slice(0, 120)) {
    const named = namesOf(sheet, entry.label, entry.section, lexicon, index, all).filter(
      (naming) => naming.whole && naming.score >= SURE && naming.attribute.kinds.length > 0,
    )
    const seen = new Set<string>()
    for (const { attribute } of named) {
      for (const kind of attribute.kinds) {
        if (seen.has(kind)) continue
        seen.add(kind)
        evidence.set(kind, (evidence.get(kind) ?? 0) + 1 / (attribute.kinds.length * named.length ** 0.5))
      }
    }
  }
  return evidence
}
