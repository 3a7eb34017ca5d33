/**
 * Names of parties compared, exactly and nearly. A simple measure for Latin script: case, marks, punctuation, legal forms and
 * the order of words don't count; near spellings do. Names in another script are not compared, and the caller is told so.
 */

/** Legal forms and fillers that tell no one apart, in plain letters. */
const FORMS: ReadonlySet<string> = new Set(
  (
    'ab ag aps as asa bhd bv bvba co company corp corporation cv de dba doo ead eood fze fzc fzco fzllc gmbh gie gmbhcokg inc incorporated jsc kft kg kgaa kk lda limited llc llp lp ltd ltda mbh nv ojsc ooo oao ' +
    'oy oyj pao plc pjsc pte pt pty pvt private public sa sae sal saoc sapi sarl sas sc sdn se sia sl slu snc sp spa spol spolka srl sro the tic uab ug und zao zrt zoo and et y'
  ).split(' '),
)

const NOT_DECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
}

/** Lower case, without marks, punctuation as spaces, dotted abbreviations joined (`S.A.` is `sa`). */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħŋ]/g, (letter) => NOT_DECOMPOSED[letter] ?? letter)
    .replace(/\b(?:\p{L}\.){2,}(?:\p{L}\b)?/gu, (dotted) => dotted.replaceAll('.', ''))
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The words of a name that tell it apart: without legal forms and fillers, unless nothing else is left. */
export const tellingTokens = (name: string): readonly string[] => {
  const tokens = plainName(name)
    .split(' ')
    .filter((token) => token !== '')
  const telling = tokens.filter((token) => !FORMS.has(token))
  return telling.length > 0 ? telling : tokens
}

/** Whether a name can be compared: letters of Latin script only. */
export const isComparable = (name: string): boolean =>
  /\p{Script=Latin}/u.test(name) && !/[\p{L}--\p{Script=Latin}]/v.test(name.normalize('NFKD'))

/** Whether two names are the same words, in any order, legal forms aside. */
export const isSameName = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && [...left].sort().join(' ') === [...right].sort().join(' ')

/** Likeness of two names, 0 to 1: each word is paired with its nearest on the other side, long words count more, words left over count against. */
export const likeness = (left: readonly string[], right: readonly string[]): number => {
  if (left.length === 0 || right.length === 0) return 0
  const pairs = left.flatMap((a, i) => right.map((b, j) => ({ i, j, score: tokenLikeness(a, b) }))).sort((a, b) => b.score - a.score)
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  let matched = 0
  for (const { i, j, score } of pairs) {
    if (score < LEAST_TOKEN || usedLeft.has(i) || usedRight.has(j)) continue
    usedLeft.add(i)
    usedRight.add(j)
    matched += score * ((left[i]?.length ?? 0) + (right[j]?.length ?? 0))
  }
  const joined = tokenLikeness(left.join(''), right.join(''))
  return Math.max(matched / (letters(left) + letters(right)), joined >= LEAST_TOKEN ? joined * 0.97 : 0)
}

const letters = (tokens: readonly string[]): number => tokens.reduce((sum, token) => sum + token.length, 0)

const LEAST_TOKEN = 0.8

/** Likeness of two words: the better of Jaro-Winkler and one minus the share of edits; short words must be the same. */
export const tokenLikeness = (a: string, b: string): number => {
  if (a === b) return 1
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) < 4) return 0
  const edits = damerauLevenshtein(a, b, Math.floor(longer / 4))
  return edits === undefined ? 0 : Math.max(1 - edits / longer, jaroWinkler(a, b))
}

/** Edits to make one word the other (insert, delete, change, swap neighbours); undefined if more than `most`. Optimal string alignment. */
export const damerauLevenshtein = (a: string, b: string, most: number): number | undefined => {
  if (Math.abs(a.length - b.length) > most) return undefined
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next[j] = cost
      least = Math.min(least, cost)
    }
    if (least > most) return undefined
    before = row
    row = next
  }
  const distance = row[b.length] ?? 0
  return distance > most ? undefined : distance
}

/** Jaro's measure with Winkler's credit for a common beginning (up to four letters), 0 to 1. */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const matchedA: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      matchedA.push(a[i] ?? '')
      break
    }
  }
  const m = matchedA.length
  if (m === 0) return 0
  const matchedB = [...b].filter((_, j) => taken[j])
  const swaps = matchedA.filter((letter, i) => letter !== matchedB[i]).length / 2
  const jaro = (m / a.length + m / b.length + (m - swaps) / m) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
