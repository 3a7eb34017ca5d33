import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault/fault.ts'
import { casCheckDigit, checkCas, isCas, parseCas } from './cas.ts'

const caught = (run: () => unknown): Fault => {
  try {
    run()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('CAS numbers', () => {
  test.for([
    ['75-44-5', '75-44-5'],
    ['CAS 75-44-5', '75-44-5'],
    ['CAS No.: 75-44-5', '75-44-5'],
    ['CASRN 756-79-6', '756-79-6'],
    ['cas nr. 756-79-6', '756-79-6'],
    ['(111-48-8)', '111-48-8'],
    ['[ 111 - 48 - 8 ]', '111-48-8'],
    ['111–48–8', '111-48-8'],
    ['111‑48‑8', '111-48-8'],
    ['1342700451', '1342700-45-1'],
    ['7732-18-5', '7732-18-5'],
    ['0000075-44-5', '75-44-5'],
  ])('`%s` is %s', ([written, cas]) => {
    expect(parseCas(written ?? '')).toBe(cas)
  })

  test.for([
    ['', 'substance.bad-cas'],
    ['phosgene', 'substance.bad-cas'],
    ['5-44-5', 'substance.bad-cas'],
    ['13422700-45-1', 'substance.bad-cas'],
    ['75-445', 'substance.bad-cas'],
    ['75-44-55', 'substance.bad-cas'],
    ['75-44-5 or 76-06-2', 'substance.bad-cas'],
    ['75-44-6', 'substance.bad-cas-check'],
    ['111-07-3', 'substance.bad-cas-check'],
    ['63839-13-6', 'substance.bad-cas-check'],
  ])('`%s` is refused as %s', ([written, code]) => {
    expect(caught(() => parseCas(written ?? '')).code).toBe(code)
    expect(isCas(written ?? '')).toBe(false)
  })

  test('a wrong check digit says the right one, a wrong spelling the right spelling', () => {
    expect(caught(() => parseCas('111-07-3')).message).toBe('the check digit of CAS number `111-07-3` is wrong: it should be 9')
    expect(caught(() => checkCas('CAS 75-44-5')).hint).toBe('write `75-44-5`')
    expect(checkCas('75-44-5')).toBeUndefined()
  })

  test('two swapped neighbours are always noticed, one wrong digit as far as modulo 10 can see', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, more) => {
        const digits = String(number)
        const check = casCheckDigit(digits)
        const at = place % digits.length
        const changed = digits.slice(0, at) + ((Number(digits[at]) + more) % 10) + digits.slice(at + 1)
        // A place that is a multiple of two or five does not see every change; what it misses is what modulo 10 misses.
        expect(casCheckDigit(changed) === check).toBe(((digits.length - at) * more) % 10 === 0)
        const swapped = digits.slice(0, at) + (digits[at + 1] ?? '') + (digits[at] ?? '') + digits.slice(at + 2)
        if (digits[at + 1] !== undefined && digits[at] !== digits[at + 1]) expect(casCheckDigit(swapped)).not.toBe(check)
      }),
    )
  })
})
