/** Legal forms of companies found in a name and set aside, normalised across languages. */
import { FORMS } from './data/forms.ts'
import { nearAlphabet } from './sound.ts'

const LONGEST = 7
// Long forms are recognised through a slip of the pen.
const LONG = new Map([...FORMS].filter(([writing]) => writing.length >= 10 && !writing.includes(' ')))
const misspelt = (word: string): string | undefined => {
  if (word.length < 9 || FORMS.has(word)) return undefined
  for (const [writing, form] of LONG)
    if (word[0] === writing[0] && Math.abs(word.length - writing.length) <= 2 && nearAlphabet(word, writing) > 0.87) return form
  return undefined
}

const FIRST_WORDS: ReadonlySet<string> = new Set([...FORMS.keys()].map((one) => one.split(' ')[0] ?? ''))

/** Forms too alike to ordinary words to be taken anywhere but at the end. */
const AT_END_ONLY = new Set([
  'as',
  'at',
  'se',
  'sa',
  'ad',
  'na',
  'pat',
  'ab',
  'ag',
  'sl',
  'ks',
  'pt',
  'ou',
  'sia',
  'ev',
  'lp',
  'co',
  'sc',
  'lda',
  'too',
  'tov',
  'pao',
  'ao',
  'kg',
  'spa',
  'company',
])

/** Takes legal forms out of a row of words. A name that is nothing but a form keeps no words: it can never be scored. */
export const takeForms = <T>(
  parts: readonly T[],
  plain: (part: T) => string,
): { readonly rest: readonly T[]; readonly forms: readonly string[] } => {
  if (!parts.some((part) => FIRST_WORDS.has(plain(part)) || (parts.length > 1 && misspelt(plain(part)) !== undefined)))
    return { rest: parts, forms: [] }
  const rest: T[] = []
  const forms: string[] = []
  for (let at = 0; at < parts.length; ) {
    let taken = 0
    if (FIRST_WORDS.has(plain(parts[at] as T))) {
      for (let length = Math.min(LONGEST, parts.length - at); length > 0 && taken === 0; length--) {
        const writing = parts
          .slice(at, at + length)
          .map(plain)
          .join(' ')
        const form = FORMS.get(writing)
        if (form === undefined) continue
        const edge = at === 0 || at + length >= parts.length - 2
        const short = length === 1 && AT_END_ONLY.has(writing)
        if (short ? at > 0 && at + length >= parts.length - 2 : edge || length > 1 || form !== 'co') {
          forms.push(form)
          taken = length
        }
      }
      // Russian forms stand in front, also the short ones.
      if (taken === 0 && at === 0 && parts.length > 1 && ['ao', 'pao', 'tov', 'pat', 'at', 'pt', 'too'].includes(plain(parts[at] as T))) {
        forms.push(FORMS.get(plain(parts[at] as T)) ?? '')
        taken = 1
      }
    }
    const slip = taken === 0 && at > 0 ? misspelt(plain(parts[at] as T)) : undefined
    if (slip !== undefined) {
      forms.push(slip)
      taken = 1
    }
    if (taken === 0) rest.push(parts[at++] as T)
    else at += taken
  }
  return { rest, forms }
}
