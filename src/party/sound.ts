/** How near two romanised words sound: letters folded to sounds, and distances between them under several writings. */

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch/g, 'S'], [/dzh|dj/g, 'j'], [/tch|ch/g, 'C'], [/sh/g, 'S'], [/zh/g, 'j'], [/kh/g, 'h'], [/gh/g, 'g'], [/ph/g, 'f'], [/th/g, 't'], [/dh/g, 'd'],
  [/ck|cq/g, 'k'], [/ts|tz|cz|dz/g, 'z'], [/oo|ou/g, 'u'], [/ee/g, 'i'], [/c(?=[eiy])/g, 's'], [/[cq]/g, 'k'], [/w/g, 'v'], [/x/g, 'ks'], [/y/g, 'i'], [/i?[ij]+$/g, 'i'],
  [/^ie/g, 'e'], [/([bdfgjklmnprstvzSC])ie/g, '$1e'], [/eie/g, 'ee'], [/ae|oe/g, 'e'], [/iu/g, 'u'], [/([a-zSC])\1+/g, '$1'],
]

const remember = <V>(make: (word: string) => V): ((word: string) => V) => {
  const known = new Map<string, V>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    // Bounded: a batch of a million unseen names must not fill memory.
    if (known.size > 200_000) known.clear()
    const made = make(word)
    known.set(word, made)
    return made
  }
}

/** A romanised word as sounds: one sign a sound, `S` and `C` for sh and ch, spellings of one sound folded. */
export const phone: (word: string) => string = remember((word) => {
  let out = word
  for (const [pattern, to] of STEPS) out = out.replace(pattern, to)
  return out
})

const BUCKET: Readonly<Record<string, string>> = { b: 'b', p: 'b', f: 'f', v: 'f', t: 't', d: 't', s: 's', z: 's', S: 'x', C: 'x', j: 'x', g: 'k', k: 'k', l: 'l', r: 'l', m: 'm', n: 'n' }

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
  [/ng/g, 'N'], [/tz|ts|zh|ch|[jqzc]/g, 'c'], [/hs|sh|ss|[xs]/g, 's'], [/kk|[gk]/g, 'k'], [/tt|[td]/g, 't'], [/pp|[pb]/g, 'p'], [/^(?:ry|ny|ly)/g, 'y'], [/[rl]/g, 'l'], [/w/g, ''],
  [/ay|ai|ae/g, 'e'], [/[yi]?(?:eo|ou|oo|eu|uo|o|u|v)+h?(?![aeiou])/g, 'o'], [/ee|ui|ie|yi|y$/g, 'i'], [/y/g, ''], [/([a-zN])\1+/g, '$1'],
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
    for (const a of letters) for (const b of letters) if (a !== b) made.swap[code(a) * SIZE + code(b)] = Math.min(made.swap[code(a) * SIZE + code(b)] ?? 1, Number(cost))
  }
  return made
}

const PLAIN = costs('h=0.6', 'sz=0.5 ie=0.6 ou=0.6 ae=0.7 vf=0.6 gk=0.7 gh=0.6 SC=0.5 Ss=0.5 ij=0.5 jz=0.7 jg=0.7 td=0.8 bp=0.8 hk=0.6', 1)
const ABJAD = costs('aeiou=0.06 w=0.1 y=0.1 h=0.3 g=0.7', 'aeiou=0.05 woufvb=0.05 yiea=0.05 awy=0.1 vfbp=0.3 td=0.4 dz=0.35 ts=0.35 sz=0.3 gkj=0.4 hk=0.3 hg=0.4 sS=0.4 SC=0.4 jC=0.4 jz=0.4 ajy=0.6', 1)
const SYLLABARY = costs('aeiou=0.3 h=0.4 r=0.5 n=0.7 g=0.6 t=0.6 d=0.6 k=0.7 s=0.6 l=0.7 f=0.7', 'aeiou=0.3 vufb=0.3 rl=0.15 bp=0.25 td=0.25 gk=0.25 hk=0.5 hf=0.4 szSCjkt=0.45 szSCj=0.3 nm=0.4 mfv=0.8 iy=0.2', 1)

const ROWS = [new Float64Array(80), new Float64Array(80), new Float64Array(80)]

/** Weighted optimal string alignment: swaps of neighbours cost 0.8. Words longer than 79 signs are cut. */
const distance = (a: string, b: string, { swap, drop }: Costs): number => {
  const n = Math.min(a.length, 79)
  const m = Math.min(b.length, 79)
  let [before, row, next] = ROWS as [Float64Array, Float64Array, Float64Array]
  row[0] = 0
  for (let j = 1; j <= m; j++) row[j] = (row[j - 1] ?? 0) + (drop[b.charCodeAt(j - 1) & 127] ?? 1)
  for (let i = 1; i <= n; i++) {
    const x = a.charCodeAt(i - 1) & 127
    const away = drop[x] ?? 1
    next[0] = (row[0] ?? 0) + away
    for (let j = 1; j <= m; j++) {
      const y = b.charCodeAt(j - 1) & 127
      let best = (row[j - 1] ?? 0) + (swap[x * SIZE + y] ?? 1)
      const less = (row[j] ?? 0) + away
      if (less < best) best = less
      const more = (next[j - 1] ?? 0) + (drop[y] ?? 1)
      if (more < best) best = more
      if (i > 1 && j > 1 && x === (b.charCodeAt(j - 2) & 127) && y === (a.charCodeAt(i - 2) & 127)) {
        const turned = (before[j - 2] ?? 0) + 0.8
        if (turned < best) best = turned
      }
      next[j] = best
    }
    ;[before, row, next] = [row, next, before]
  }
  return row[m] ?? 0
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
  const far = distance(pa, pb, PLAIN)
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
  for (const [pattern, to] of STEPS) if (!pattern.source.startsWith('w') && !pattern.source.startsWith('y') && !pattern.source.includes('[ij]')) out = out.replace(pattern, to)
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
  return Math.max(0, 1 - far / Math.max(pa.length, pb.length, 3), eastFar > bears(Math.min(ea.length, eb.length)) ? 0 : 1 - eastFar / Math.max(ea.length, eb.length))
}
