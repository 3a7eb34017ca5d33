/** Countries to choose from, named in the reader's language by the browser. */
import { isCountry, isInvented } from '../../assess/places.ts'
import type { Language } from '../../messages/say.ts'
import type { Option } from '../parts/find.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const CODES: readonly string[] = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => isCountry(code) && !isInvented(code))

const kept = new Map<Language, readonly Option[]>()

/** Every country with its code (ISO 3166 alpha-2), in the order of the reader's alphabet. */
export const countries = (language: Language): readonly Option[] => {
  const known = kept.get(language)
  if (known) return known
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const english = new Intl.DisplayNames(['en'], { type: 'region' })
  const order = new Intl.Collator(language)
  const made = CODES.map((code) => ({
    id: code,
    label: names.of(code) ?? code,
    more: code,
    words: [code, english.of(code) ?? code],
  })).toSorted((a, b) => order.compare(a.label, b.label))
  kept.set(language, made)
  return made
}

/** A country's name in a language, or its code. */
export const countryName = (code: string, language: Language): string => countries(language).find((one) => one.id === code)?.label ?? code
