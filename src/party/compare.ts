/** Two names side by side: which words answer which, how well, and what is left over. */
import { GIVEN } from './data/given-names.ts'
import { KOREAN_SURNAMES, SON_OF } from './data/words.ts'
import type { AnalysedName, NamePart } from './names.ts'
import { eastern, nearAbjad, nearAlphabet, nearSyllables, phone } from './sound.ts'

/** One aligned pair of words or word groups; `how` names the rule that paired them. */
export interface AlignedParts {
  readonly a: string
  readonly b: string
  readonly near: number
  readonly weight: number
  readonly how: 'same' | 'spelling' | 'sound' | 'initial' | 'given-name' | 'acronym'
}

/** The outcome: score 0 to 1, the pairs, and what stands on one side only. */
export interface NameComparison {
  readonly score: number
  readonly pairs: readonly AlignedParts[]
  readonly onlyA: readonly NamePart[]
  readonly onlyB: readonly NamePart[]
  /** Legal forms on both sides that are not of one kind. */
  readonly formsDiffer: boolean
}

/** The numbers the score is made of; fixed on the tuning half of the labelled pairs. */
export const RULES = {
  /** Below this two words are different words. */
  leastNear: 0.6,
  /** Ships' names are short and one letter tells them apart. */
  leastNearVessel: 0.8,
  /** A slip weighs more than its share of letters. */
  slip: 1.5,
  /** What a word on one side answered by a different word on the other costs, per weight. */
  conflict: 2.6,
  /** What a word on one side only costs, per weight. */
  extraPerson: 0.13,
  extraOrganisation: 0.8,
  extraVessel: 0.8,
  /** Words of other scripts are near by sound only: nearness is taken as it is. */
  leastNearForeign: 0.55,
  formsDiffer: 0.04,
  /** Son and father change places: Ahmad bin Hasan is not Hasan bin Ahmad. */
  reversed: 0.4,
  loneSlip: 0.15,
  givenName: 0.88,
  initial: 0.9,
  /** The least that must be matched, in weights, for a score above `little`. */
  enough: 0.85,
  little: 0.45,
} as const

const sharesGiven = (a: string, b: string): boolean => {
  const left = GIVEN.get(a)
  const right = left === undefined ? undefined : GIVEN.get(b)
  return left !== undefined && right !== undefined && left.some((one) => right.includes(one))
}

/** Nearness of two words, with the rule that says so. Raw: not yet bent by `slip`. */
const near = (a: string, b: string, pa: NamePart, pb: NamePart, east: boolean): number => {
  if (a === b) return 1
  // Written without vowels, each letter tells more.
  if (pa.writing === 'abjad' || pb.writing === 'abjad')
    return pa.writing === pb.writing ? Math.max(0, 1 - (1 - nearAlphabet(a, b)) * 1.35) : nearAbjad(a, b)
  if (pa.writing === 'syllabary' || pb.writing === 'syllabary') return pa.writing === pb.writing ? nearAlphabet(a, b) : nearSyllables(a, b)
  const plain = nearAlphabet(a, b)
  if (!east || plain === 1) return plain
  if (eastern(a) === eastern(b)) return 0.97
  const family = KOREAN_SURNAMES.get(a)
  return family !== undefined && family === KOREAN_SURNAMES.get(b) ? 0.97 : plain
}

interface Edge {
  readonly i: number
  readonly iEnd: number
  readonly j: number
  readonly jEnd: number
  readonly near: number
  readonly gain: number
  readonly how: AlignedParts['how']
}

const joinedText = (parts: readonly NamePart[], from: number, to: number): string => {
  let out = ''
  for (let at = from; at < to; at++) out += parts[at]?.plain ?? ''
  return out
}
const weightOf = (parts: readonly NamePart[], from: number, to: number): number => {
  let out = 0
  for (let at = from; at < to; at++) out += parts[at]?.weight ?? 0
  return out
}

const bend = (value: number, foreign: boolean, vessel: boolean): number => {
  if (foreign) return value < RULES.leastNearForeign ? 0 : value ** 0.7
  if (value < (vessel ? RULES.leastNearVessel : RULES.leastNear)) return 0
  return value ** RULES.slip
}

const foreignPair = (a: NamePart, b: NamePart): boolean => a.writing !== b.writing

const single = (a: NamePart, b: NamePart, i: number, j: number, person: boolean, vessel: boolean, east: boolean): Edge | undefined => {
  const edge = (value: number, how: AlignedParts['how']): Edge => ({
    i,
    iEnd: i + 1,
    j,
    jEnd: j + 1,
    near: value,
    gain: value * Math.max(a.weight, b.weight),
    how,
  })
  if (a.plain === b.plain) return edge(1, 'same')
  if (a.kind === 'number' || b.kind === 'number') return undefined
  if (a.kind === 'particle' || b.kind === 'particle')
    return a.kind === b.kind && SON_OF.has(a.plain) === SON_OF.has(b.plain) ? edge(0.9, 'spelling') : undefined
  if (a.kind === 'initial' || b.kind === 'initial')
    return person && a.kind !== b.kind && a.plain[0] === b.plain[0] ? { ...edge(RULES.initial, 'initial'), gain: 0.3 } : undefined
  const foreign = foreignPair(a, b)
  const raw = near(a.plain, b.plain, a, b, east)
  const bent = bend(raw, foreign, vessel)
  if (person && bent < RULES.givenName && sharesGiven(a.plain, b.plain)) return edge(RULES.givenName, 'given-name')
  if (bent === 0) return undefined
  return edge(bent, foreign || phone(a.plain) === phone(b.plain) ? 'sound' : 'spelling')
}

const LONGEST_JOIN = 4

const solid = (parts: readonly NamePart[], from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (parts[at]?.kind === 'initial' || parts[at]?.kind === 'number') return false
  return true
}

/** Several words on one side that are one word, or differently cut words, on the other. */
const joins = (a: AnalysedName, b: AnalysedName, east: boolean, out: Edge[]): void => {
  const n = a.parts.length
  const m = b.parts.length
  for (let i = 0; i < n; i++) {
    for (let iEnd = i + 1; iEnd <= Math.min(n, i + LONGEST_JOIN); iEnd++) {
      const left = joinedText(a.parts, i, iEnd)
      const pa = a.parts[i] as NamePart
      for (let j = 0; j < m; j++) {
        const pb = b.parts[j] as NamePart
        const foreign = foreignPair(pa, pb)
        const most = iEnd - i === 1 ? LONGEST_JOIN : foreign ? 3 : 1
        for (let jEnd = iEnd - i === 1 ? j + 2 : j + 1; jEnd <= Math.min(m, j + most); jEnd++) {
          const right = joinedText(b.parts, j, jEnd)
          if (left.length < 4 || right.length < 3 || (!foreign && Math.abs(left.length - right.length) > (left.length > 10 ? 2 : 1)))
            continue
          const raw = near(left, right, pa, pb, east)
          if (raw < (foreign ? RULES.leastNearForeign : 0.86)) continue
          if (!foreign && !(solid(a.parts, i, iEnd) && solid(b.parts, j, jEnd))) continue
          const value = bend(raw, foreign, a.vessel || b.vessel) * 0.99
          out.push({
            i,
            iEnd,
            j,
            jEnd,
            near: value,
            gain: value * Math.max(weightOf(a.parts, i, iEnd), weightOf(b.parts, j, jEnd)) * (iEnd - i > 1 && jEnd - j > 1 ? 0.97 : 1),
            how: raw === 1 ? 'same' : foreign ? 'sound' : 'spelling',
          })
        }
      }
    }
  }
}

const acronym = (short: AnalysedName, long: AnalysedName): AlignedParts | undefined => {
  const word = short.parts[0]
  const rest = long.parts.filter((one) => one.kind !== 'particle')
  if (short.parts.length !== 1 || word === undefined || rest.length < 3 || word.plain.length < 3) return undefined
  const all = long.parts.map((one) => one.plain[0]).join('')
  const telling = rest.map((one) => one.plain[0]).join('')
  return word.plain === telling || word.plain === all ? { a: word.text, b: long.full, near: 0.78, weight: 1, how: 'acronym' } : undefined
}

const none = (a: AnalysedName, b: AnalysedName): NameComparison => ({
  score: 0,
  pairs: [],
  onlyA: a.parts,
  onlyB: b.parts,
  formsDiffer: false,
})

const descent = ({ parts }: AnalysedName): readonly [string, string] | undefined => {
  const at = parts.findIndex((one) => SON_OF.has(one.plain))
  const father = parts.slice(at + 1).find((one) => one.kind !== 'particle')?.plain
  const son = parts[at - 1]?.plain
  return at < 1 || son === undefined || father === undefined ? undefined : [son, father]
}

const reversed = (a: AnalysedName, b: AnalysedName): boolean => {
  const left = descent(a)
  const right = left === undefined ? undefined : descent(b)
  return left !== undefined && right !== undefined && left[0] !== left[1] && left[0] === right[1] && left[1] === right[0]
}

const kinds = (forms: readonly string[]): readonly string[] => forms.filter((one) => one !== 'co')

/** Weight left over, with extra initials hardly counted: they are often left out. */
const leftOver = (parts: readonly NamePart[], taken: Uint8Array): { readonly all: number; readonly parts: readonly NamePart[] } => {
  const left = parts.filter((_, at) => taken[at] !== 1)
  let all = 0
  for (const one of left) all += one.weight
  return { all, parts: left.filter((one) => one.kind !== 'particle') }
}

/** Compares two names. The same both ways; the score is 1 only for names that say the same words. */
export const compareNames = (a: AnalysedName, b: AnalysedName): NameComparison => {
  // Ties between pairings are broken by position, so that the order of the two must not depend on who asks.
  if (a.joined < b.joined || (a.joined === b.joined && a.full <= b.full)) return compareInOrder(a, b)
  const { pairs, onlyA, onlyB, ...rest } = compareInOrder(b, a)
  return { ...rest, pairs: pairs.map((one) => ({ ...one, a: one.b, b: one.a })), onlyA: onlyB, onlyB: onlyA }
}

const compareInOrder = (a: AnalysedName, b: AnalysedName): NameComparison => {
  if (a.parts.length === 0 || b.parts.length === 0) return none(a, b)
  const person = a.person || b.person
  const vessel = a.vessel || b.vessel
  const east = a.eastern && b.eastern
  const edges: Edge[] = []
  for (let i = 0; i < a.parts.length; i++) {
    for (let j = 0; j < b.parts.length; j++) {
      const edge = single(a.parts[i] as NamePart, b.parts[j] as NamePart, i, j, person, vessel, east)
      if (edge !== undefined) edges.push(edge)
    }
  }
  const whole = edges.filter((one) => one.near === 1 && one.how === 'same')
  if (whole.length < a.parts.length || whole.length < b.parts.length) joins(a, b, east, edges)
  edges.sort((x, y) => y.gain - x.gain || y.near - x.near || Math.abs(x.i - x.j) - Math.abs(y.i - y.j))
  const takenA = new Uint8Array(a.parts.length)
  const takenB = new Uint8Array(b.parts.length)
  const pairs: AlignedParts[] = []
  let matched = 0
  let earned = 0
  let full = 0
  for (const edge of edges) {
    if (takenA.subarray(edge.i, edge.iEnd).includes(1) || takenB.subarray(edge.j, edge.jEnd).includes(1)) continue
    takenA.fill(1, edge.i, edge.iEnd)
    takenB.fill(1, edge.j, edge.jEnd)
    const weight = edge.how === 'initial' ? 0.5 : Math.max(weightOf(a.parts, edge.i, edge.iEnd), weightOf(b.parts, edge.j, edge.jEnd))
    matched += weight
    earned += weight * edge.near
    if (edge.how !== 'initial') full += weight
    const text = (parts: readonly NamePart[], from: number, to: number): string =>
      parts
        .slice(from, to)
        .map((one) => one.text)
        .join(' ')
    pairs.push({ a: text(a.parts, edge.i, edge.iEnd), b: text(b.parts, edge.j, edge.jEnd), near: edge.near, weight, how: edge.how })
  }
  const left = leftOver(a.parts, takenA)
  const right = leftOver(b.parts, takenB)
  const conflict = Math.min(left.all, right.all)
  const extra = Math.max(left.all, right.all) - conflict
  const short = person ? undefined : (acronym(a, b) ?? acronym(b, a))
  if (short !== undefined && matched < 1) return { score: short.near, pairs: [short], onlyA: [], onlyB: [], formsDiffer: false }
  if (matched === 0) return none(a, b)
  const formsA = kinds(a.forms)
  const formsB = kinds(b.forms)
  const formsDiffer = !person && formsA.length > 0 && formsB.length > 0 && !formsA.some((one) => formsB.includes(one))
  const extraRate = person ? RULES.extraPerson : vessel ? RULES.extraVessel : RULES.extraOrganisation
  let score = earned / (matched + conflict * RULES.conflict + extra * extraRate)
  if (formsDiffer) score -= RULES.formsDiffer
  const same = conflict === 0 && extra < 0.1 && earned / matched > 0.99
  if (full < RULES.enough && !(same && pairs.length > 1)) score = Math.min(score, RULES.little)
  // One word that is only near cannot stand for a whole name.
  if (pairs.length === 1 && pairs[0]?.how === 'spelling' && earned / matched < 0.95 && extra > 0.5) score -= RULES.loneSlip
  if (person && reversed(a, b)) score -= RULES.reversed
  return { score: Math.max(0, Math.min(1, score)), pairs, onlyA: left.parts, onlyB: right.parts, formsDiffer }
}
