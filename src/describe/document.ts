/** A data sheet as one string that is never changed: everything found in it is a span, so that what is quoted stands in it word for word. */

/** Half-open place in the text, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The text, its folded twin of the same length (one spelling for each dash, space, quote and micro sign), and its lines. */
export interface Sheet {
  readonly text: string
  readonly plain: string
  /** Spans of the lines, without their line ends. */
  readonly lines: readonly Span[]
  /** Where reading stopped, if the text is longer than is read. */
  readonly cut: number | undefined
}

/** A word or numeral of the text, lower case. */
export interface Word extends Span {
  readonly low: string
}

/** Longest text and longest line that are read; a data sheet is far shorter, and a hostile text must not cost time. */
const MOST_TEXT = 200_000
const MOST_LINE = 2_000

// One character for one character: the twin must keep every offset.
const FOLDS: Readonly<Record<string, string>> = {
  μ: 'µ',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '—': '–',
  '―': '–',
  '″': '"',
  '”': '"',
  '“': '"',
  '„': '"',
  '′': "'",
  '’': "'",
  '‘': "'",
  '≦': '≤',
  '⩽': '≤',
  '≧': '≥',
  '⩾': '≥',
  '⋅': '·',
  '∙': '·',
  '∗': '*',
  '✕': '×',
  '⨯': '×',
  '﹪': '%',
  '％': '%',
  '：': ':',
  '，': ',',
  '．': '.',
  '│': '|',
  '┃': '|',
  '║': '|',
  '¦': '|',
  Å: 'Å',
  '∶': ':',
  '˂': '<',
  '˃': '>',
  '∅': 'ø',
  Ø: 'ø',
  '⌀': 'ø',
  Ω: 'Ω',
}

// Subscripts of formulas (`CO₂`) are digits; superscripts are powers and stay.
const SUBSCRIPT_ZERO = 0x2080

const foldOne = (char: string): string => {
  const code = char.charCodeAt(0)
  if (code < 0x20) return char === '\n' || char === '\t' ? char : ' '
  if (code < 0x7f) return char
  const folded = FOLDS[char]
  if (folded !== undefined) return folded
  if (
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x7f
  )
    return ' '
  if (code >= SUBSCRIPT_ZERO && code <= SUBSCRIPT_ZERO + 9) return String.fromCharCode(code - SUBSCRIPT_ZERO + 0x30)
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0)
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(code - 0x630)
  return char
}

const ODD = /[^\n\t\x20-\x7e]/g

/** Reads a text into lines; what lies beyond `MOST_TEXT` or, in a line, beyond `MOST_LINE` is not looked at. */
export const readSheet = (text: string): Sheet => {
  const cut = text.length > MOST_TEXT ? Math.max(text.lastIndexOf('\n', MOST_TEXT), 0) || MOST_TEXT : undefined
  const read = cut === undefined ? text : text.slice(0, cut)
  const plain = read.replace(ODD, foldOne)
  const lines: Span[] = []
  let start = 0
  while (start <= plain.length) {
    const newline = plain.indexOf('\n', start)
    const stop = newline < 0 ? plain.length : newline
    lines.push({ start, end: Math.min(stop, start + MOST_LINE) })
    start = stop + 1
  }
  return { text, plain, lines, cut }
}

/** Line and column (from 1) of an offset. */
export const placeOf = (sheet: Sheet, at: number): { readonly line: number; readonly column: number } => {
  let low = 0
  let high = sheet.lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sheet.lines[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: at - (sheet.lines[low]?.start ?? 0) + 1 }
}

/** The words of a span as they stand in the text. */
export const textOf = (sheet: Sheet, span: Span): string => sheet.text.slice(span.start, span.end)

/** A span without the white space around it. */
export const trim = (plain: string, span: Span): Span => {
  let { start, end } = span
  while (start < end && isSpace(plain.charCodeAt(start))) start++
  while (end > start && isSpace(plain.charCodeAt(end - 1))) end--
  return { start, end }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a

/** Whether a span holds nothing. */
export const isEmpty = (span: Span): boolean => span.start >= span.end

// `316l`, `1.4404`, `nd`, `q`: letters and digits together, a point or comma only between digits.
const WORD = /[\p{L}\d]+(?:[.,]\d+)*/gu

/** The words of a span in order. */
export const wordsOf = (plain: string, span: Span): Word[] => {
  const words: Word[] = []
  for (const found of plain.slice(span.start, span.end).matchAll(WORD)) {
    const start = span.start + found.index
    if (found[0].length <= 60) words.push({ start, end: start + found[0].length, low: found[0].toLowerCase() })
  }
  return words
}
