/** Fractional powers of exact numbers, enclosed between two exact numbers; equal when the power itself is exact. */
import { rational, ZERO } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'

/** Significant bits of the enclosure: far closer than any value or limit is written. */
const BITS = 100

const power = (base: bigint, exponent: number): bigint => base ** BigInt(exponent)

/** The greatest integer whose `degree`-th power is at most `value`, by Newton's method from above. */
const integerRoot = (value: bigint, degree: number): bigint => {
  if (value === 0n) return 0n
  const k = BigInt(degree)
  let root = 1n << BigInt(Math.ceil((value.toString(16).length * 4) / degree))
  for (;;) {
    const next = ((k - 1n) * root + value / power(root, degree - 1)) / k
    // From above it only falls, until it is there.
    if (next >= root) return root
    root = next
  }
}

/** The root, if it is a whole number. */
const exactRoot = (value: bigint, degree: number): bigint | undefined => {
  const root = integerRoot(value, degree)
  return power(root, degree) === value ? root : undefined
}

/** `[below, above]` around x^(p/q) for x >= 0 and positive whole p, q: relative width 2^-100, or none if the power is exact. */
export const rootEnclosure = (x: Rational, p: number, q: number): readonly [Rational, Rational] => {
  if (x.n < 0n) throw new RangeError('a fractional power of a negative number')
  if (x.n === 0n) return [ZERO, ZERO]
  const top = power(x.n, p)
  const bottom = power(x.d, p)
  // In lowest terms a fraction's root is a fraction only if both parts' roots are whole.
  const exactTop = exactRoot(top, q)
  const exactBottom = exactTop === undefined ? undefined : exactRoot(bottom, q)
  if (exactTop !== undefined && exactBottom !== undefined) {
    const exact = rational(exactTop, exactBottom)
    return [exact, exact]
  }
  const shift = BITS - Math.floor(Math.log2(x.approx) * (p / q))
  const up = BigInt(Math.max(0, shift))
  const down = BigInt(Math.max(0, -shift))
  const root = integerRoot((top << (up * BigInt(q))) / (bottom << (down * BigInt(q))), q)
  return [rational(root << down, 1n << up), rational((root + 1n) << down, 1n << up)]
}
