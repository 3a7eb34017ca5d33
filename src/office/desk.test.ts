/** What the desk takes for facts, and what for a data sheet. */
import { expect, test } from 'vitest'
import { isWritten } from './desk.ts'

test.for<readonly [string, boolean]>([
  ['kind: frequency-changer', true],
  ['{"kind": "frequency-changer"}', true],
  ['# a note\n---\nfacts: {}', true],
  ['unknowable: [kind]', true],
  ['tiesComplete: true\nkind: software', true],
  ['name: Office chair\nkind: milling-machine', true],
  ['about: what we sell\nfacts:\n  contouring.axes: 5', true],
  ['name: Office chair\nLoad: 120 kg', false],
  ['about: office chairs of every kind', false],
  ['Name: pump\nKind: vacuum pump', false],
  ['Frequency changer\nkind: frequency-changer', false],
  ['', false],
])('%j: %s', ([text, written]) => expect(isWritten(text)).toBe(written))

test.for<readonly [string, string]>([
  ['spaces', ' '.repeat(200_000)],
  ['marks of documents', '---\n\n\n'.repeat(30_000)],
  ['notes', '# # # \n'.repeat(30_000)],
])('%s before a sheet take no time', ([, before]) => {
  const start = performance.now()
  expect(isWritten(`${before}Office chair`)).toBe(false)
  expect(isWritten(`${before}kind: furniture`)).toBe(true)
  expect(performance.now() - start).toBeLessThan(1000)
})
