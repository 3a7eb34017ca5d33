/** HS codes: found behind their label in a sheet, and the kinds of goods declared under them. */
import type { Dictionary } from '../list/model.ts'

/** A kind whose own heading holds the code; `digits` is how many digits agree (2 chapter, 4 heading, 6 subheading). */
export interface HsKind {
  readonly kind: string
  readonly digits: number
}

/** The digits of an HS code as people write it (`8459.61`, `8459 61 00`, `HS 845961`); undefined where it is none of 2 to 12 digits. */
export const readHs = (text: string): string | undefined => {
  const found = /^\D{0,12}?(\d{2}(?:[.\s]?\d{2}){0,5})(?![.\s]?\d)/.exec(text.trim())
  const digits = found?.[1]?.replace(/\D/g, '')
  if (digits === undefined || digits.length < 2 || digits.length > 12) return undefined
  const chapter = Number(digits.slice(0, 2))
  return chapter >= 1 && chapter <= 97 ? digits : undefined
}

const indexes = new WeakMap<Dictionary, ReadonlyMap<string, readonly string[]>>()

const indexOf = (dictionary: Dictionary): ReadonlyMap<string, readonly string[]> => {
  const known = indexes.get(dictionary)
  if (known !== undefined) return known
  const index = new Map<string, string[]>()
  for (const kind of dictionary.kinds.values()) {
    for (const code of kind.hs) {
      const digits = code.replace(/\D/g, '')
      index.set(digits, [...(index.get(digits) ?? []), kind.id])
    }
  }
  indexes.set(dictionary, index)
  return index
}

/**
 * Kinds of goods declared under an HS code, the closest agreement first. A kind that stands under a heading of four digits holds
 * every subheading of it; a code of four digits holds the kinds of its subheadings. Empty for a code no kind stands under.
 */
export const hsToKinds = (hs: string, dictionary: Dictionary): readonly HsKind[] => {
  const digits = readHs(hs)?.slice(0, 6)
  if (digits === undefined) return []
  const best = new Map<string, number>()
  for (const [code, kinds] of indexOf(dictionary)) {
    const agree = code.startsWith(digits) ? digits.length : digits.startsWith(code) ? code.length : 0
    if (agree > 0) for (const kind of kinds) best.set(kind, Math.max(best.get(kind) ?? 0, agree))
  }
  return [...best].map(([kind, agreed]) => ({ kind, digits: agreed })).sort((a, b) => b.digits - a.digits || (a.kind < b.kind ? -1 : 1))
}
