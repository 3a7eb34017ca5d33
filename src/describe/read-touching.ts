/** Materials of what touches the medium: `316L body, PTFE seals`, `Body, seat and bellows: nickel 201`. Never complete; only "wetted parts: …" is. */
import type { Attribute } from '../list/model.ts'
import { namesOf } from './attributes.ts'
import type { Claim } from './claims.ts'
import { type Span, trim, wordsOf } from './document.ts'
import type { Entry } from './layout.ts'
import type { SheetReader } from './read-entries.ts'
import { hitsIn, setOf } from './read-words.ts'
import { rolesIn } from './terms.ts'

/** The attribute that holds materials in contact with the medium. */
const WETTED = 'wetted.materials'

const claim = (attribute: Attribute, values: Claim['values'], at: Span, where: Span, model: Span | undefined): Claim => ({
  attribute,
  values,
  doubt: undefined,
  status: 'declared',
  at,
  where,
  model,
  score: 0.6,
  rivals: [],
})

/** Claims on the wetted materials, from labels and text that name parts which touch the medium. */
export const readTouching = (reader: SheetReader, entries: readonly Entry[], paragraphs: readonly Span[]): Claim[] => {
  const attribute = [...reader.allowed].find((one) => one.id === WETTED)
  if (attribute === undefined) return []
  const { sheet, lexicon } = reader
  const touches = (span: Span): boolean =>
    wordsOf(sheet.plain, span).some((_, at, all) => lexicon.roleAt(all, at)?.roles.has('touching') === true)
  // Where something is lined or coated, the body under it does not touch the medium.
  const whole = wordsOf(sheet.plain, { start: 0, end: sheet.plain.length })
  const lined = rolesIn(whole, lexicon).some((role) => role.roles.has('lined'))
  if (lined) return []
  const claims: Claim[] = []
  for (const entry of entries) {
    // Behind the attribute's own label it is read as such, and may be complete.
    if (
      !touches(entry.label) ||
      namesOf(sheet, entry.label, undefined, lexicon, reader.attributes, new Set([attribute]))[0]?.whole === true
    )
      continue
    const taken = setOf(reader, attribute, hitsIn(reader, attribute, entry.cell), entry.cell, false)
    if (taken !== undefined && taken.doubt === undefined)
      claims.push(
        claim(attribute, taken.values, entry.cell, trim(sheet.plain, { start: entry.label.start, end: entry.cell.end }), entry.model),
      )
  }
  for (const span of paragraphs) {
    for (const hit of hitsIn(reader, attribute, span)) {
      if (hit.denied) continue
      // `PTFE seals`, `seats are PTFE`: the part stands beside the material.
      const near: Span = { start: Math.max(span.start, hit.start - 24), end: Math.min(span.end, hit.end + 30) }
      const sentence = sheet.plain.slice(near.start, near.end)
      const from = near.start + Math.max(sentence.slice(0, hit.start - near.start).search(/[^.;,]*$/), 0)
      const stop = /[.;,]/.exec(sheet.plain.slice(hit.end, near.end))
      const around: Span = { start: from, end: stop === null ? near.end : hit.end + stop.index }
      if (!touches(around)) continue
      claims.push(claim(attribute, [{ type: 'set', has: [hit.of], lacks: [], complete: false }], hit, trim(sheet.plain, around), undefined))
    }
  }
  return claims
}
