/** Fractional powers of exact numbers, enclosed between two exact numbers; equal when the power itself is exact. */
import { rational, ZERO } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'

/** Significant bits of the enclosure: far closer than any value or limit is written. */
const BITS = 100

const power = (base: bigint, exponent: number): bigint => base ** BigInt(exponent)

/** The greatest integer whose `degree`-th power is at most `value`, by Newton's method from a near `guess`. */
const integerRoot = (value: bigint, degree: number, guess: bigint): bigint => {
  if (value === 0n) return 0n
  const k = BigInt(degree)
  let root = guess < 1n ? 1n : guess
  for (let previous = -1n; previous !== root; ) {
    const next = ((k - 1n) * root + value / power(root, degree - 1)) / k
    // Newton may swing between two neighbours; the loop below settles which one it is.
    if (next === previous || next === root) break
    previous = root
    root = next < 1n ? 1n : next
  }
  while (power(root, degree) > value) root--
  while (power(root + 1n, degree) <= value) root++
  return root
}

/** `[below, above]` around x^(p/q) for x >= 0 and positive whole p, q: relative width 2^-100, or none if the power is exact. */
export const rootEnclosure = (x: Rational, p: number, q: number): readonly [Rational, Rational] => {
  if (x.n < 0n) throw new RangeError('a fractional power of a negative number')
  if (x.n === 0n) return [ZERO, ZERO]
  const size = Math.log2(x.approx) * (p / q)
  const shift = BITS - Math.floor(size)
  const scaleUp = BigInt(Math.max(0, shift))
  const scaleDown = BigInt(Math.max(0, -shift))
  const top = power(x.n, p) << (scaleUp * BigInt(q))
  const bottom = power(x.d, p) << (scaleDown * BigInt(q))
  const guess = BigInt(Math.floor(2 ** (size - Math.floor(size)) * 2 ** 52)) << BigInt(BITS - 52)
  const root = integerRoot(top / bottom, q, guess)
  const below = rational(root << scaleDown, 1n << scaleUp)
  if (power(root, q) * bottom === top) return [below, below]
  return [below, rational((root + 1n) << scaleDown, 1n << scaleUp)]
}
