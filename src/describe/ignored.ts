/** What of a sheet was seen and not used, so that nothing is passed over in silence. */
import type { ChemistryRead } from './chemistry.ts'
import type { Claim } from './claims.ts'
import { placeOf, type Sheet, type Span, textOf, trim } from './document.ts'
import { hasRole } from './frame.ts'
import type { Entry } from './layout.ts'
import { measuresIn } from './measures.ts'
import type { SheetReader } from './read-entries.ts'

/** Text that was seen and not used, and why (a word of `describe:ignored.*`). */
export interface Ignored {
  readonly text: string
  readonly line: number
  readonly column: number
  readonly why: 'not-asked' | 'too-long' | 'broken-cas' | 'other-model'
}

const MOST_IGNORED = 100

/** The lines in which things stand, each once. */
const rowsOf = (sheet: Sheet, things: readonly { readonly where: Span }[]): Span[] => {
  const lines = new Map<number, Span>()
  for (const { where } of things) {
    const { line } = placeOf(sheet, where.start)
    const span = sheet.lines[line - 1]
    if (span !== undefined && lines.size < MOST_IGNORED) lines.set(line, trim(sheet.plain, span))
  }
  return [...lines.values()]
}

/** Lines with numbers that no attribute of the kind asks for, other models, broken CAS numbers, and what was too long to read. */
export const ignoredOf = (
  sheet: Sheet,
  entries: readonly Entry[],
  claims: readonly Claim[],
  dropped: readonly Claim[],
  chemistry: ChemistryRead,
  reader: SheetReader,
): Ignored[] => {
  const said = (span: Span, why: Ignored['why']): Ignored => ({
    text: textOf(sheet, span).slice(0, 200),
    ...placeOf(sheet, span.start),
    why,
  })
  const used = (entry: Entry): boolean =>
    [...claims, ...chemistry.places.map((at) => ({ where: at, at }))].some(
      (claim) => claim.at.start < entry.cell.end && claim.at.end > entry.cell.start,
    )
  const framing = (entry: Entry): boolean =>
    (['product', 'hs', 'model', 'cas', 'smiles'] as const).some((role) => hasRole(sheet, reader.lexicon, entry.label, role))
  const unused = entries.filter(
    (entry) => !used(entry) && !framing(entry) && measuresIn(sheet.plain, entry.cell, reader.lexicon, reader.style).length > 0,
  )
  return [
    ...rowsOf(
      sheet,
      unused.map((entry) => ({ where: entry.cell })),
    ).map((at) => said(at, 'not-asked')),
    ...rowsOf(sheet, dropped).map((at) => said(at, 'other-model')),
    ...chemistry.broken.map((one) => said(one.at, 'broken-cas')),
    ...(sheet.cut === undefined
      ? []
      : [{ text: textOf(sheet, { start: sheet.cut, end: sheet.cut + 60 }), ...placeOf(sheet, sheet.cut), why: 'too-long' as const }]),
  ]
}
