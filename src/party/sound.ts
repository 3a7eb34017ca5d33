/** How near two romanised words sound: letters folded to sounds, and distances between them under several writings. */
// biome-ignore-all lint/style/noNonNullAssertion: reads of typed arrays within their bounds, in the innermost loops

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch/g, 'S'],
  [/dzh|dj/g, 'j'],
  [/tch|ch/g, 'C'],
  [/sh/g, 'S'],
  [/zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ck|cq/g, 'k'],
  [/ts|tz|cz|dz/g, 'z'],
  [/oo|ou/g, 'u'],
  [/ee/g, 'i'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
  [/i?[ij]+$/g, 'i'],
  [/^ie/g, 'e'],
  [/([bdfgjklmnprstvzSC])ie/g, '$1e'],
  [/eie/g, 'ee'],
  [/ae|oe/g, 'e'],
  [/iu/g, 'u'],
  [/([a-zSC])\1+/g, '$1'],
]

const remember = <V>(make: (word: string) => V): ((word: string) => V) => {
  const known = new Map<string, V>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    // Bounded: a batch of a million unseen names must not fill memory.
    if (known.size > 400_000) known.clear()
    const made = make(word)
    known.set(word, made)
    return made
  }
}

const PAIRS: Readonly<Record<string, string>> = {
  dj: 'j',
  ch: 'C',
  sh: 'S',
  zh: 'j',
  kh: 'h',
  gh: 'g',
  ph: 'f',
  th: 't',
  dh: 'd',
  ck: 'k',
  cq: 'k',
  ts: 'z',
  tz: 'z',
  cz: 'z',
  dz: 'z',
  oo: 'u',
  ou: 'u',
  ee: 'i',
}
const SECONDS = new Uint8Array(128)
for (const letter of 'hjkqzsouec') SECONDS[letter.charCodeAt(0)] = 1

const LONG_SOUNDS: readonly (readonly [string, string])[] = [
  ['shch', 'S'],
  ['tsch', 'S'],
  ['sch', 'S'],
  ['dzh', 'j'],
  ['tch', 'C'],
]

/** A romanised word as sounds: one sign a sound, `S` and `C` for sh and ch, spellings of one sound folded. */
export const phone: (word: string) => string = remember((word) => {
  let out = ''
  const n = word.length
  for (let at = 0; at < n; ) {
    const letter = word[at] ?? ''
    const next = at + 1 < n ? word.charCodeAt(at + 1) & 127 : 0
    if (next !== 0 && SECONDS[next] === 1) {
      if (letter === 's' || letter === 't' || letter === 'd') {
        const long = LONG_SOUNDS.find(([spelling]) => word.startsWith(spelling, at))
        if (long !== undefined) {
          out += long[1]
          at += long[0].length
          continue
        }
      }
      const pair = PAIRS[letter + (word[at + 1] ?? '')]
      if (pair !== undefined) {
        out += pair
        at += 2
        continue
      }
    }
    at++
    if (letter === 'c') out += next === 101 || next === 105 || next === 121 ? 's' : 'k'
    else if (letter === 'q') out += 'k'
    else if (letter === 'w') out += 'v'
    else if (letter === 'y') out += 'i'
    else if (letter === 'x') out += 'ks'
    else out += letter
  }
  let end = out.length
  while (end > 0 && (out[end - 1] === 'i' || out[end - 1] === 'j')) end--
  if (end < out.length && end > 0) out = `${out.slice(0, end)}i`
  if (!out.includes('e') && !out.includes('iu')) return single(out)
  return single(
    out
      .replace(/^ie/, 'e')
      .replaceAll(/([bdfgjklmnprstvzSC])ie/g, '$1e')
      .replaceAll('eie', 'ee')
      .replaceAll(/[ao]e/g, 'e')
      .replaceAll('iu', 'u'),
  )
})

/** Each run of one letter as one letter. */
const single = (word: string): string => {
  for (let at = 1; at < word.length; at++)
    if (word[at] === word[at - 1] && word[at] !== undefined && word.charCodeAt(at) > 57) return word.replaceAll(/([a-zSC])\1+/g, '$1')
  return word
}

const BUCKET: Readonly<Record<string, string>> = {
  b: 'b',
  p: 'b',
  f: 'f',
  v: 'f',
  t: 't',
  d: 't',
  s: 't',
  z: 't',
  S: 'x',
  C: 'x',
  j: 'x',
  g: 'k',
  k: 'k',
  l: 'l',
  r: 'l',
  m: 'm',
  n: 'n',
}

/** The consonants of a word in broad classes: words that may be one name in different romanisations share it. Weak letters (h, w, y, vowels) count only in front. */
export const skeleton: (word: string) => string = remember((word) => {
  const sounds = phone(word.replaceAll(/(?<=.)w/g, ''))
  let out = /^[aeiou]/.test(sounds) ? 'A' : /^h/.test(sounds) ? 'h' : ''
  for (const letter of sounds) {
    const class_ = BUCKET[letter] ?? (letter >= '0' && letter <= '9' ? letter : undefined)
    if (class_ !== undefined && !out.endsWith(class_)) out += class_
  }
  return out
})

const EAST: readonly (readonly [RegExp, string])[] = [
  [/ng/g, 'N'],
  [/tz|ts|zh|ch|[jqzc]/g, 'c'],
  [/hs|sh|ss|[xs]/g, 's'],
  [/kk|[gk]/g, 'k'],
  [/tt|[td]/g, 't'],
  [/pp|[pb]/g, 'p'],
  [/^(?:ry|ny|ly)/g, 'y'],
  [/[rl]/g, 'l'],
  [/w/g, ''],
  [/ay|ai|ae/g, 'e'],
  [/[yi]?(?:eo|ou|oo|eu|uo|o|u|v)+h?(?![aeiou])/g, 'o'],
  [/ee|ui|ie|yi|y$/g, 'i'],
  [/y/g, ''],
  [/([a-zN])\1+/g, '$1'],
]

/** A Korean or Chinese syllable chain in a form that Revised, McCune-Reischauer, customary, pinyin and Wade-Giles spellings share. */
export const eastern: (word: string) => string = remember((word) => {
  let out = word
  for (const [pattern, to] of EAST) out = out.replace(pattern, to)
  return out
})

const SIZE = 128
const code = (letter: string): number => letter.charCodeAt(0) & 127

interface Costs {
  readonly swap: Float64Array
  readonly drop: Float64Array
}

const costs = (drops: string, swaps: string, drop: number): Costs => {
  const made = { swap: new Float64Array(SIZE * SIZE).fill(1), drop: new Float64Array(SIZE).fill(drop) }
  for (let i = 0; i < SIZE; i++) made.swap[i * SIZE + i] = 0
  for (const group of drops.split(' ')) {
    const [letters = '', cost = '1'] = group.split('=')
    for (const letter of letters) made.drop[code(letter)] = Number(cost)
  }
  for (const group of swaps.split(' ')) {
    const [letters = '', cost = '1'] = group.split('=')
    for (const a of letters)
      for (const b of letters)
        if (a !== b) made.swap[code(a) * SIZE + code(b)] = Math.min(made.swap[code(a) * SIZE + code(b)] ?? 1, Number(cost))
  }
  return made
}

const PLAIN = costs('h=0.6', 'sz=0.5 ie=0.6 ou=0.6 ae=0.7 vf=0.6 gk=0.7 gh=0.6 SC=0.5 Ss=0.5 ij=0.5 jz=0.7 jg=0.7 td=0.8 bp=0.8 hk=0.6', 1)
const ABJAD = costs(
  'aeiou=0.06 w=0.1 y=0.1 h=0.3 g=0.7',
  'aeiou=0.05 woufvb=0.05 yiea=0.05 awy=0.1 vfbp=0.3 td=0.4 dz=0.35 ts=0.35 sz=0.3 gkj=0.4 hk=0.3 hg=0.4 sS=0.4 SC=0.4 jC=0.4 jz=0.4 ajy=0.6',
  1,
)
const SYLLABARY = costs(
  'aeiou=0.3 h=0.4 r=0.5 n=0.7 g=0.6 t=0.6 d=0.6 k=0.7 s=0.6 l=0.7 f=0.7',
  'aeiou=0.3 vufb=0.3 rl=0.15 bp=0.25 td=0.25 gk=0.25 hk=0.5 hf=0.4 szSCjkt=0.45 szSCj=0.3 nm=0.4 mfv=0.8 iy=0.2',
  1,
)

const ROWS = [new Float64Array(80), new Float64Array(80), new Float64Array(80)]
const LEFT = new Uint8Array(80)
const RIGHT = new Uint8Array(80)

const load = (word: string, into: Uint8Array): number => {
  const n = Math.min(word.length, 79)
  for (let at = 0; at < n; at++) into[at] = word.charCodeAt(at) & 127
  return n
}

/** Weighted optimal string alignment of the words in `LEFT` and `RIGHT`: swaps of neighbours cost 0.8. Stops where all of a row is beyond `most`. */
const align = (n: number, m: number, { swap, drop }: Costs, most: number): number => {
  let [before, row, next] = ROWS as [Float64Array, Float64Array, Float64Array]
  row[0] = 0
  for (let j = 1; j <= m; j++) row[j] = row[j - 1]! + drop[RIGHT[j - 1]!]!
  for (let i = 1; i <= n; i++) {
    const x = LEFT[i - 1]!
    const away = drop[x]!
    let least = row[0]! + away
    next[0] = least
    for (let j = 1; j <= m; j++) {
      const y = RIGHT[j - 1]!
      let best = row[j - 1]! + swap[x * SIZE + y]!
      const less = row[j]! + away
      if (less < best) best = less
      const more = next[j - 1]! + drop[y]!
      if (more < best) best = more
      if (i > 1 && j > 1 && x === RIGHT[j - 2]! && y === LEFT[i - 2]!) {
        const turned = before[j - 2]! + 0.8
        if (turned < best) best = turned
      }
      next[j] = best
      if (best < least) least = best
    }
    if (least > most + 1) return least
    const spare = before
    before = row
    row = next
    next = spare
  }
  return row[m]!
}

/** The distance of two words; those longer than 79 signs are cut. */
const distance = (a: string, b: string, table: Costs, most = Infinity): number => align(load(a, LEFT), load(b, RIGHT), table, most)

/** As `nearAlphabet`, of a word's sounds and those of another that lie in bytes, without making a string. */
export const nearSounds = (sounds: string, bytes: Uint8Array, from: number, to: number): number => {
  const n = load(sounds, LEFT)
  const m = Math.min(to - from, 79)
  let same = n === m
  for (let at = 0; at < m; at++) {
    const letter = bytes[from + at]! & 127
    RIGHT[at] = letter
    if (same && LEFT[at] !== letter) same = false
  }
  if (same) return 0.96
  const most = bears(Math.min(n, m))
  if (Math.abs(n - m) > most + 1) return 0
  const far = align(n, m, PLAIN, most)
  return far > most ? 0 : 1 - far / Math.max(n, m)
}

/** How many edits a word of so many letters may bear and still be the same word. */
const bears = (length: number): number => (length <= 1 ? 0 : length <= 3 ? 1 : length <= 10 ? 2 : 3)

/** Nearness 0 to 1 of two words of alphabets, by spelling and by sound; 0 where more differs than a slip explains. */
export const nearAlphabet = (a: string, b: string): number => {
  if (a === b) return 1
  const gap = a.length - b.length
  if (gap > 4 || gap < -4) return 0
  const pa = phone(a)
  const pb = phone(b)
  if (pa === pb) return 0.96
  const longest = Math.max(pa.length, pb.length)
  const shortest = Math.min(pa.length, pb.length)
  const far = distance(pa, pb, PLAIN, bears(shortest))
  return far > bears(shortest) ? 0 : 1 - far / longest
}

const consonants = (word: string): number => Math.max(1, word.replaceAll(/[aeiouwyh]/g, '').length)

/** Nearness of a word of an abjad (consonants and weak letters) and any other romanised word. */
export const nearAbjad = (a: string, b: string): number => {
  const pa = abjadSounds(a)
  const pb = abjadSounds(b)
  if (pa === pb) return 1
  const far = distance(pa, pb, ABJAD)
  return Math.max(0, 1 - far / Math.max(2, consonants(pa), consonants(pb)))
}

const abjadSounds: (word: string) => string = remember((word) => {
  let out = word
  for (const [pattern, to] of STEPS)
    if (!pattern.source.startsWith('w') && !pattern.source.startsWith('y') && !pattern.source.includes('[ij]'))
      out = out.replace(pattern, to)
  return out
})

/** Nearness of a word of a syllabary, which gives foreign sounds only nearly, and any other romanised word. */
export const nearSyllables = (a: string, b: string): number => {
  const ea = eastern(a)
  const eb = eastern(b)
  if (ea === eb) return 0.97
  const pa = phone(a)
  const pb = phone(b)
  const far = distance(pa, pb, SYLLABARY)
  const eastFar = distance(ea, eb, PLAIN)
  return Math.max(
    0,
    1 - far / Math.max(pa.length, pb.length, 3),
    eastFar > bears(Math.min(ea.length, eb.length)) ? 0 : 1 - eastFar / Math.max(ea.length, eb.length),
  )
}
