/** Invented names in any number, the same for the same seed: syllables and name patterns of several cultures, nobody's list. */
const GIVEN =
  'Amara Bilal Carlos Daniela Emil Fatima Goran Hana Ibrahim Jana Karim Leila Marek Nadia Oskar Paula Qasim Rosa Samir Tanja Umar Vera Walid Ximena Yusuf Zoran Anton Boris Chen Dong Elif Farid Gita Hugo Irina Jorge Kofi Lars Mina Nina Omar Pavel Rami Sven Tariq Ulla Viktor Wei Yara Zeynep'.split(
    ' ',
  )
const HEADS =
  'bar kor mal ven sar tor lin gar har bel dan fer gor jan kal lor mar nor pet ral sel tar val wen zor abd cher dro esk fal gri hol iva jor kra lem mos niv oru pol rus sta tri ulf vak yel zim ost and ern'.split(
    ' ',
  )
const MIDDLES = 'a e i o u an en in on ar er ir or al el il ol ash esh ov ev im um ak ek ik ok'.split(' ')
const TAILS =
  'ov ev in ski son sen berg mann ez es ani zadeh pour yan dze ko uk ic escu idis oglu ssen wala nath wati eh ar et il on us'.split(' ')
const WORDS =
  'Trading Shipping Industries Holding Logistics Energy Group Technology Engineering Export Metals Marine Services Capital Systems Electronics Chemical Foods Textiles Aviation'.split(
    ' ',
  )
const FORMS = 'Ltd LLC GmbH S.A. JSC Co. Inc. B.V. OOO FZE'.split(' ')

/** A generator of numbers in [0, 1): mulberry32. */
const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** One invented name and what bears it. */
export interface InventedName {
  readonly name: string
  readonly schema: 'person' | 'organisation'
}

/** `count` invented names; three quarters persons. */
export const inventedNames = function* (count: number, seed: number): Generator<InventedName> {
  const next = random(seed)
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? ''
  const word = (): string => {
    const text = `${pick(HEADS)}${pick(MIDDLES)}${next() < 0.5 ? pick(HEADS) : ''}${pick(TAILS)}`
    return text[0]?.toUpperCase() + text.slice(1)
  }
  for (let at = 0; at < count; at++) {
    if (next() < 0.75)
      yield { name: `${next() < 0.6 ? pick(GIVEN) : word()} ${next() < 0.3 ? `${word()} ` : ''}${word()}`, schema: 'person' }
    else yield { name: `${word()} ${next() < 0.5 ? `${word()} ` : ''}${pick(WORDS)} ${pick(FORMS)}`, schema: 'organisation' }
  }
}
