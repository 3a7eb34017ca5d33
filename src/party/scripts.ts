/** Which script a word is written in, and how it is folded before anything is compared. */

/** How a word's letters relate to sound: `alphabet` writes vowels, `abjad` mostly leaves them out, `syllabary` gives foreign sounds only nearly. */
export type Writing = 'alphabet' | 'abjad' | 'syllabary'

/** ISO 15924 codes of the scripts with rules of their own; all others are `Zyyy`. */
export type Script = 'Latn' | 'Cyrl' | 'Arab' | 'Hebr' | 'Grek' | 'Hani' | 'Kana' | 'Hang' | 'Thai' | 'Zyyy'

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Kana', /[\p{Script=Katakana}\p{Script=Hiragana}]/u],
  ['Hani', /\p{Script=Han}/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Thai', /\p{Script=Thai}/u],
]

const PLAIN = /^\p{ASCII}*$/u

/** The script of a text: of its first letter that has one. Digits and signs alone are `Latn`. */
export const scriptOf = (text: string): Script => {
  if (PLAIN.test(text)) return 'Latn'
  for (const letter of text) {
    if (letter < '\x80') {
      if (/[A-Za-z]/.test(letter)) return 'Latn'
      continue
    }
    const found = SCRIPTS.find(([, pattern]) => pattern.test(letter))
    if (found !== undefined) return found[0]
    if (/\p{Letter}/u.test(letter)) return 'Zyyy'
  }
  return 'Latn'
}

/** Whether a text is plain ASCII: most names are, and need no folding. */
export const isPlain = (text: string): boolean => PLAIN.test(text)

/** One shape for what Unicode writes in several: compatibility forms, bidi and zero-width marks, kashida, kinds of dash and apostrophe. Leaves letters' case and script alone. */
export const tidy = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .normalize('NFKC')
        .replaceAll(/\u200b|[\u200d-\u200f]|[\u202a-\u202e]|[\u2060-\u2069]|\ufeff|\u00ad|\u0640/gu, '')
        .replaceAll('\u200c', ' ')
        .replaceAll(/[‐‑‒–—―−]/gu, '-')
        .replaceAll(/[‘’‛ʼʻʿʾ`´′ʹ]/gu, "'")
        .replaceAll(/[“”„«»″]/gu, '"')
