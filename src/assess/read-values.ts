/** The values of a transaction that have a form of their own: countries, HS codes, money, amounts, provisions, identifiers. */
import { attempt, didYouMean, report } from '../list/fields.ts'
import { compare, parseRational, rational, ZERO } from '../quantity/rational.ts'
import { dimensionsOf, parseQuantity } from '../quantity/units.ts'
import { checkIdentifier, normaliseIdentifier } from './identifiers.ts'
import { currencyCodes, guessCountry, isCountry, isCurrency } from './places.ts'
import { type Shape, scalar } from './shape.ts'
import type { Amount, Identifier, Money } from './transaction.ts'
import type { IdentifierKind } from './vocabulary.ts'

/** An ISO 3166 alpha-2 code; names and other codes are refused with the code they mean. */
export const country: Shape<string> = scalar('a country code', { type: 'string', pattern: '^[A-Z]{2}$' }, (value, node, reading) => {
  if (isCountry(value)) return value
  const guess = guessCountry(value)
  report(
    reading,
    node,
    'assess.bad-country',
    { text: value },
    guess === undefined ? 'write the two letters of ISO 3166, for example `DE`' : `did you mean \`${guess}\`?`,
  )
  return undefined
})

/** A Harmonized System code: 2, 4, 6, 8 or 10 digits; dots and spaces are dropped. Chapter 77 is reserved and has none. */
export const hsCode: Shape<string> = scalar(
  'an HS code',
  { type: ['string', 'integer'], pattern: '^[0-9][0-9. ]*$' },
  (value, node, reading) => {
    const digits = value.replace(/[. ]/g, '')
    const refuse = (hint: string): undefined => {
      report(reading, node, 'assess.bad-hs', { text: value }, hint)
    }
    if (!/^\d+$/.test(digits)) return refuse('a Harmonized System code has only digits')
    if (![2, 4, 6, 8, 10].includes(digits.length))
      return refuse(
        digits.length % 2 === 1 ? 'a digit is missing; a leading zero may have been lost' : 'a code has 2, 4, 6, 8 or 10 digits',
      )
    const chapter = digits.slice(0, 2)
    if (chapter === '00' || chapter === '77') return refuse(`there is no chapter ${chapter}`)
    return digits
  },
)

/** An amount of money, `12000 EUR` or `EUR 12000`; not negative. */
export const money: Shape<Money> = scalar('an amount of money', { type: 'string', examples: ['12000 EUR'] }, (value, node, reading) => {
  const found = /^([A-Za-z]{3})\s*([-+\d][\d\s_.]*)$/.exec(value) ?? /^([-+\d][\d\s_.]*?)\s*([A-Za-z]{3})$/.exec(value)
  const refuse = (hint: string): undefined => {
    report(reading, node, 'assess.bad-money', { text: value }, hint)
  }
  if (found === null)
    return refuse(
      /[€$£¥]/.test(value)
        ? 'write the currency by its code, for example `12000 EUR`'
        : /\d,\d/.test(value)
          ? 'write decimals with a point and thousands with a space'
          : 'write amount and currency, for example `12000 EUR`',
    )
  const [first = '', second = ''] = found.slice(1)
  const [currency, number] = /^[A-Za-z]/.test(first) ? [first, second] : [second, first]
  if (!isCurrency(currency.toUpperCase())) {
    report(reading, node, 'assess.bad-currency', { text: currency }, didYouMean(currency.toUpperCase(), currencyCodes()))
    return undefined
  }
  const parsed = attempt(reading, node, () => parseRational(number))
  if (parsed === undefined) return undefined
  if (compare(parsed, ZERO) < 0) return refuse('a value is not negative')
  return { amount: parsed, currency: currency.toUpperCase(), written: value }
})

const PIECES = /^(\d[\d\s_]*)\s*(?:x|×|pieces?|pcs?\.?|items?|units?|sets?|ea)?$/i
const BULK = ['mass', 'volume', 'length', 'area'] as const

/** How much: a whole number of pieces, or a mass, volume, length or area with its unit; more than zero. */
export const amount: Shape<Amount> = scalar(
  'an amount',
  { type: ['string', 'integer'], examples: ['2 pieces', '25 kg'] },
  (value, node, reading) => {
    const pieces = PIECES.exec(value)
    if (pieces !== null) {
      const count = rational(BigInt((pieces[1] ?? '').replace(/[\s_]/g, '')))
      if (count.n > 0n) return { dimension: 'number', value: count, written: value }
      report(reading, node, 'assess.no-amount', { text: value }, 'a line of nothing is left out')
      return undefined
    }
    const spelling = value.replace(/^[-+\d.,\s_]+/, '')
    const known = dimensionsOf(spelling)
    const dimension = BULK.find((one) => known.includes(one))
    if (dimension === undefined && known.length > 0) {
      report(
        reading,
        node,
        'assess.bad-amount',
        { text: value },
        `\`${spelling}\` measures ${known[0]}; give pieces, a mass, a volume, a length or an area`,
      )
      return undefined
    }
    const read = attempt(reading, node, () => parseQuantity(value, dimension ?? 'mass'))
    if (read === undefined) return undefined
    if (compare(read.value, ZERO) > 0) return { dimension: dimension ?? 'mass', value: read.value, written: value }
    report(reading, node, 'assess.no-amount', { text: value }, 'a line of nothing is left out')
    return undefined
  },
)

/** The full id of a provision, `NSG2:3.A.1`. */
export const provisionId: Shape<string> = scalar(
  'the id of a provision',
  { type: 'string', pattern: '^[A-Z][A-Za-z0-9-]*:[A-Za-z0-9.-]+$' },
  (value, node, reading) => {
    if (/^[A-Z][A-Za-z0-9-]*:[A-Za-z0-9.-]+$/.test(value)) return value
    report(reading, node, 'assess.bad-provision', { text: value }, 'write list and number, for example `NSG2:3.A.1`')
    return undefined
  },
)

/** A number a party is known by; check digits are checked. */
export const identifierOf = (kind: IdentifierKind): Shape<Identifier> =>
  scalar(`its ${kind} number`, { type: ['string', 'number'] }, (text, node, reading) => {
    const value = normaliseIdentifier(kind, text)
    const wrong = checkIdentifier(kind, value)
    if (wrong === undefined) return { kind, value }
    report(reading, node, 'assess.bad-identifier', { kind, text }, wrong)
    return undefined
  })
