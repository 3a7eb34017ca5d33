/** CAS Registry Numbers: two to seven digits, two digits, one check digit. A number is a pointer to a substance, never its identity. */
import { Fault } from '../fault/fault.ts'

const WRITTEN =
  /^(?:cas(?:\s*(?:rn|reg(?:istry)?)\b\.?)?(?:\s*(?:no|nr|number)\b\.?)?\s*[:#]?\s*)?[([]?\s*(\d{2,7})\s*-\s*(\d{2})\s*-\s*(\d)\s*[)\]]?$/i
const BARE = /^(\d{2,7})(\d{2})(\d)$/
/** Hyphens and dashes of every typographic kind, which copying from a document leaves behind. */
const DASHES = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g

/**
 * The check digit for the digits before it, both groups together and without a hyphen (`7544` for 75-44-5): each digit
 * times its place counted from the right, summed, modulo 10.
 */
export const casCheckDigit = (digits: string): number => {
  let sum = 0
  for (let place = 1; place <= digits.length; place++) sum += place * Number(digits[digits.length - place])
  return sum % 10
}

/**
 * A CAS number as written by people (`CAS 75-44-5`, `(75–44–5)`, `75445`) in its one spelling `75-44-5`. Throws Fault
 * `substance.bad-cas` where it is none and `substance.bad-cas-check` where the check digit is wrong.
 */
export const parseCas = (text: string): string => {
  const plain = text.replace(DASHES, '-').trim()
  const parts = WRITTEN.exec(plain) ?? BARE.exec(plain)
  const [, first, second, check] = parts ?? []
  if (first === undefined || second === undefined || check === undefined) {
    throw new Fault('substance.bad-cas', { cas: text }, { hint: 'two to seven digits, two digits and a check digit, like `75-44-5`' })
  }
  const number = first.replace(/^0+(?=\d\d)/, '')
  const digit = casCheckDigit(number + second)
  if (digit !== Number(check)) throw new Fault('substance.bad-cas-check', { cas: text, digit })
  return `${number}-${second}-${check}`
}

/**
 * Holds a CAS number to its one spelling, as a dictionary must write it. Throws the Faults of `parseCas`, and
 * `substance.bad-cas` with the right spelling as hint where only the spelling is off.
 */
export const checkCas = (text: string): void => {
  const cas = parseCas(text)
  if (cas !== text) throw new Fault('substance.bad-cas', { cas: text }, { hint: `write \`${cas}\`` })
}

/** Is it a CAS number with a right check digit, in any spelling? */
export const isCas = (text: string): boolean => {
  try {
    parseCas(text)
    return true
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}
