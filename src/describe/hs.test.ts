import { describe, expect, test } from 'vitest'
import { hsToKinds, readHs } from './hs.ts'
import { dictionary } from './test-support.ts'

describe('HS codes', () => {
  test.for([
    ['8459.61', '845961'],
    ['8459 61', '845961'],
    ['845961', '845961'],
    ['HS 8459', '8459'],
    ['8504.40.90', '85044090'],
    ['84', '84'],
  ] as const)('%s is %s', ([text, digits]) => expect(readHs(text)).toBe(digits))

  test.for(['', 'none', '1', '99.10', '00', '8459.6', '123456789012345'])('`%s` is none', (text) => expect(readHs(text)).toBeUndefined())

  test('kinds under a code, the closest first', () => {
    const kinds = hsToKinds('8504.40', dictionary)
    expect(kinds[0]?.digits).toBe(6)
    expect(kinds.map((one) => one.kind)).toContain('frequency-changer')
    expect(kinds.filter((one) => one.digits === 6).map((one) => one.kind)).not.toContain('power-supply')
    expect(kinds.map((one) => one.kind)).toContain('power-supply')
  })

  test('a heading holds the kinds of its subheadings', () =>
    expect(hsToKinds('9013', dictionary).map((one) => one.kind)).toContain('laser'))

  test('a code nobody stands under gives nothing', () => expect(hsToKinds('not a code', dictionary)).toEqual([]))
})
