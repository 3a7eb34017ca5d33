/** Small pure pieces of the check's pages: marks in a sheet, and what is taken from a molecule's drawing. */
import { describe, expect, test } from 'vitest'
import { cutLine, marksOf } from './sheet-view.tsx'
import { readDrawing } from './structure.tsx'

describe('marks', () => {
  test('a line is cut at its marks, and nothing of it is lost', () => {
    const line = 'Output frequency 10 Hz'
    const pieces = cutLine(line, [
      { from: 0, to: 16, attr: 'a' },
      { from: 7, to: 22, attr: 'b' },
    ])
    expect(pieces.map((piece) => piece.text).join('')).toBe(line)
    expect(pieces).toEqual([
      { text: 'Output ', attrs: ['a'] },
      { text: 'frequency', attrs: ['a', 'b'] },
      { text: ' 10 Hz', attrs: ['b'] },
    ])
  })
  test('marks beyond the line and empty lines do no harm', () => {
    expect(cutLine('', [{ from: 0, to: 5, attr: 'a' }])).toEqual([])
    expect(
      cutLine('ab', [{ from: 1, to: 99, attr: 'a' }])
        .map((piece) => piece.text)
        .join(''),
    ).toBe('ab')
  })
  test('a quotation over two lines marks both', () => {
    const fact = { value: { type: 'bool', is: true }, source: { by: 'document', text: 'one\ntwo', line: 3, column: 5 } } as const
    const marks = marksOf([{ attr: 'a', title: 'A', value: 'yes', fact }])
    expect([...marks]).toEqual([
      [2, [{ from: 4, to: 7, attr: 'a' }]],
      [3, [{ from: 0, to: 3, attr: 'a' }]],
    ])
  })
  test('what a person said marks nothing', () => {
    expect(
      marksOf([{ attr: 'a', title: 'A', value: 'yes', fact: { value: { type: 'bool', is: true }, source: { by: 'person', text: 'x' } } }])
        .size,
    ).toBe(0)
  })
})

describe('drawing', () => {
  test('lines and letters are taken, with size and tint', () => {
    const svg = `<svg viewBox='0 0 100 50'><path class='bond-0' d='M 1,2 L 3,4' style='fill:none;stroke:#FF0000'/><path d='M 1 2\nQ 3 4, 5 6\nZ' fill='#191919'/></svg>`
    expect(readDrawing(svg)).toEqual({
      width: 100,
      height: 50,
      strokes: [
        { d: 'M 1,2 L 3,4', fill: false, tinted: true },
        { d: 'M 1 2\nQ 3 4, 5 6\nZ', fill: true, tinted: false },
      ],
    })
  })
  test.for([
    `<svg viewBox='0 0 9 9'><script>alert(1)</script><image href='https://example.org/x.png'/><a href='javascript:x'>x</a></svg>`,
    `<svg><path d='M0 0" onload="alert(1)'/></svg>`,
    `<svg><path d='url(https://example.org)'/></svg>`,
    'not an svg at all',
    '',
  ])('anything else is left behind: %s', (svg) => {
    expect(readDrawing(svg).strokes).toEqual([])
  })
  test('a drawing without a size still has one', () => {
    expect(readDrawing(`<svg><path d='M0 0L1 1'/></svg>`)).toMatchObject({ width: 420, height: 300 })
  })
})
