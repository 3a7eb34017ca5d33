/** Words of other scripts in plain Latin letters: by own tables where sound matters, by any-ascii for the rest. */
import anyAscii from 'any-ascii'
import { pinyin } from 'pinyin-pro'
import { CHINESE_SURNAMES } from './data/words.ts'
import { isPlain, type Script } from './scripts.ts'

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
  )

const CYRILLIC = table(
  `а=a б=b в=v г=g ґ=g д=d е=e ё=e ж=zh з=z и=i й=i і=i ї=i є=e к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia қ=q ғ=g ң=ng ұ=u ү=u ө=o ә=a һ=h љ=lj њ=nj ђ=dj ћ=c џ=dzh ј=j ѓ=g ќ=k ѕ=dz`,
)

// `a`, `w` and `y` here are the weak letters: they may stand for a vowel, a consonant or nothing.
const ARABIC = table(
  `ا=a أ=a إ=a آ=a ٱ=a ء= ئ=y ؤ=w ى=y ی=y ي=y ې=y ے=y و=w ب=b پ=p ت=t ٹ=t ټ=t ث=th ج=j چ=ch ح=h خ=kh څ=ts د=d ڈ=d ډ=d ذ=dh ر=r ڑ=r ړ=r ز=z ژ=zh ږ=zh س=s ش=sh ښ=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ڤ=v ق=q ک=k ك=k گ=g ګ=g ل=l م=m ن=n ں=n ڼ=n ه=h ہ=h ھ=h ة= ۀ=h ە=a ۇ=w ۆ=w ێ=y ﻯ=y`,
)
const HEBREW = table(`א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=kh ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t`)

const spell = (word: string, letters: ReadonlyMap<string, string>): string => {
  let out = ''
  for (const letter of word) out += letters.get(letter) ?? (isPlain(letter) ? letter : anyAscii(letter))
  return out.toLowerCase()
}

const plainly = (word: string): string =>
  anyAscii(word)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

const MARKS = /[\u064b-\u065f\u0670\u0591-\u05c7]/gu

const INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

/** Korean syllables in the Revised Romanisation without assimilation, one string a syllable. */
export const koreanSyllables = (word: string): readonly string[] =>
  [...word].map((letter) => {
    const at = (letter.codePointAt(0) ?? 0) - 0xac00
    if (at < 0 || at > 11171) return plainly(letter)
    return `${INITIALS[Math.floor(at / 588)] ?? ''}${VOWELS[Math.floor((at % 588) / 28)] ?? ''}${FINALS[at % 28] ?? ''}`
  })

/** Chinese characters in pinyin without tones, one string a character. `person`: the first is read as a family name. */
export const chineseSyllables = (word: string, person: boolean): readonly string[] => {
  const read = pinyin(word, { toneType: 'none', type: 'array', v: true, ...(person ? { surname: 'head' as const } : {}) }).map((one) =>
    plainly(one.replaceAll('ü', 'v')),
  )
  const head = person ? CHINESE_SURNAMES.get(word.slice(0, 1)) : undefined
  return head === undefined ? read : [head, ...read.slice(1)]
}

const SMALL_Y: Readonly<Record<string, string>> = { ャ: 'a', ュ: 'u', ョ: 'o' }
const SMALL_VOWEL: Readonly<Record<string, string>> = { ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o' }

/** Japanese kana in Hepburn's manner; long vowels as short ones. */
export const kana = (word: string): string => {
  let out = ''
  for (const sign of word) {
    const letter = sign >= 'ぁ' && sign <= 'ゖ' ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0x60) : sign
    const glide = SMALL_Y[letter]
    const vowel = SMALL_VOWEL[letter]
    if (glide !== undefined) out = /(sh|ch|j)i$/.test(out) ? `${out.slice(0, -1)}${glide}` : `${out.replace(/i$/, '')}y${glide}`
    else if (vowel !== undefined) out = out.replace(/[aiueo]$/, '') + vowel
    else if (letter === 'ッ' || letter === 'ー') continue
    else if (letter === 'ヴ') out += 'vu'
    else out += plainly(letter)
  }
  return out
}

/** A word of any script in small plain Latin letters and digits; of an abjad its consonants and weak letters. */
export const romanise = (word: string, script: Script): string => {
  if (script === 'Latn' && isPlain(word)) return word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const small = word.toLowerCase()
  if (script === 'Cyrl') return spell(small, CYRILLIC).replaceAll(/[^a-z0-9]/g, '')
  if (script === 'Arab') return spell(word.replaceAll(MARKS, ''), ARABIC).replaceAll(/[^a-z0-9]/g, '')
  if (script === 'Hebr') return spell(word.replaceAll(MARKS, ''), HEBREW).replaceAll(/[^a-z0-9]/g, '')
  if (script === 'Kana') return kana(word)
  if (script === 'Hang') return koreanSyllables(word).join('')
  if (script === 'Hani') return chineseSyllables(word, false).join('')
  // German umlauts keep their plain vowel, so that both writings (Müller, Mueller) lie within one edit.
  return plainly(small)
}
