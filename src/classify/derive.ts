/**
 * Attributes that follow from others. Each function takes what is known of its inputs (base units of their dimensions) and
 * gives everything the result can be; so a half-known input gives a half-known result, never a wrong one.
 */
import { ANY } from '../quantity/interval.ts'
import { div, parseRational, rational } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { addIntervals, divide, greater, isNotNegative, lesser, multiply, scale } from './bounds.ts'
import { rootEnclosure } from './root.ts'

/** `monotone`: whether the result rises or falls with each input (the last word holds for all further ones); proofs need it. */
export interface Derivation {
  /** How many inputs it takes; `some` is one or more. */
  readonly inputs: number | 'some'
  readonly monotone: readonly ('rises' | 'falls')[]
  /** What it is, for documentation. */
  readonly about: string
  readonly of: (inputs: readonly Interval[]) => Interval
}

/** 1 MeV in joules, exact by the SI's definition of the elementary charge. */
const MEV: Rational = parseRational('1.602176634e-13')
/** Standard acceleration of gravity in m/s², exact by definition. */
const GRAVITY: Rational = parseRational('9.80665')
const K_FACTOR: Rational = rational(1700n)

/** x^(p/q) on what is known of x, ends rounded outward. */
const powerOf = (x: Interval, p: number, q: number): Interval => {
  if (!isNotNegative(x) || x.lo === null) return ANY
  return {
    lo: { at: rootEnclosure(x.lo.at, p, q)[0], open: false },
    hi: x.hi === null ? null : { at: rootEnclosure(x.hi.at, p, q)[1], open: false },
  }
}

const first = (inputs: readonly Interval[]): Interval => inputs[0] ?? ANY
const second = (inputs: readonly Interval[]): Interval => inputs[1] ?? ANY

const overGravity = (strength: Interval, density: Interval): Interval => divide(scale(strength, div(rational(1n), GRAVITY)), density)

/** The functions an attribute's `derivedBy` may name. */
export const DERIVATIONS: Readonly<Record<string, Derivation>> = {
  'figure-of-merit-k': {
    inputs: 2,
    monotone: ['rises', 'rises'],
    about:
      'K = 1.7e3 · V^2.65 · Q; V peak energy in MeV, Q charge of the accelerated beam in C (flash X-ray machines, pulsed electron accelerators)',
    of: (inputs) => scale(multiply(powerOf(scale(first(inputs), div(rational(1n), MEV)), 53, 20), second(inputs)), K_FACTOR),
  },
  'peak-power': {
    inputs: 2,
    monotone: ['rises', 'rises'],
    about: 'peak power: peak voltage times peak current, W',
    of: (inputs) => multiply(first(inputs), second(inputs)),
  },
  'stored-energy': {
    inputs: 2,
    monotone: ['rises', 'rises'],
    about: 'energy stored in a capacitor: half the capacitance times the square of the voltage, J',
    of: (inputs) => scale(multiply(first(inputs), multiply(second(inputs), second(inputs))), rational(1n, 2n)),
  },
  product: {
    inputs: 2,
    monotone: ['rises', 'rises'],
    about: 'the product of two numbers that are not negative',
    of: (inputs) => multiply(first(inputs), second(inputs)),
  },
  ratio: {
    inputs: 2,
    monotone: ['rises', 'falls'],
    about: 'the first number over the second, neither negative',
    of: (inputs) => divide(first(inputs), second(inputs)),
  },
  'length-to-diameter': {
    inputs: 2,
    monotone: ['rises', 'falls'],
    about: 'length over diameter',
    of: (inputs) => divide(first(inputs), second(inputs)),
  },
  'specific-modulus': {
    inputs: 2,
    monotone: ['rises', 'falls'],
    about: "Young's modulus (Pa) over specific weight: E / (density · 9.80665 m/s²), m",
    of: (inputs) => overGravity(first(inputs), second(inputs)),
  },
  'specific-strength': {
    inputs: 2,
    monotone: ['rises', 'falls'],
    about: 'ultimate tensile strength (Pa) over specific weight: strength / (density · 9.80665 m/s²), m',
    of: (inputs) => overGravity(first(inputs), second(inputs)),
  },
  'min-of': {
    inputs: 'some',
    monotone: ['rises'],
    about: 'the smallest of the numbers',
    of: (inputs) => inputs.reduce(lesser),
  },
  'max-of': {
    inputs: 'some',
    monotone: ['rises'],
    about: 'the greatest of the numbers',
    of: (inputs) => inputs.reduce(greater),
  },
  mean: {
    inputs: 'some',
    monotone: ['rises'],
    about: 'the arithmetic mean of the numbers',
    of: (inputs) => scale(inputs.reduce(addIntervals), rational(1n, BigInt(inputs.length))),
  },
  'sum-of': {
    inputs: 'some',
    monotone: ['rises'],
    about: 'the sum of the numbers',
    of: (inputs) => inputs.reduce(addIntervals),
  },
}
