/** Passages of the German ordinance that carries the chemical schedules: `Liste 1 A 4 (line 788)`, `§ 9(2) (line 499)`. */

/** First and last line of a passage, counted from 1. */
interface Span {
  readonly first: number
  readonly last: number
}

/**
 * Finds passages in the ordinance's text. A locator without blanks names a schedule (`Liste1`), its part (`Liste1A`), an
 * entry (`Liste1A4`) or a section with or without paragraph (`§9(2)`); `(line788)` behind it must lie inside. Undefined
 * where there is no such passage, or the line lies elsewhere.
 */
export const ordinance = (text: string): ((locator: string) => string | undefined) => {
  const lines = text.split('\n')
  return (locator) => {
    const [, place = '', line] = /^(?:Anhang\d)?(.+?)(?:\(line(\d+)\))?$/.exec(locator) ?? []
    const span = place.startsWith('§') ? section(lines, place) : entry(lines, place)
    if (span === undefined || (line !== undefined && (Number(line) < span.first || Number(line) > span.last))) return undefined
    return lines.slice(span.first - 1, span.last).join('\n')
  }
}

/** The line number of the first line from `start` on that fits, up to `end`; `end` where none does. */
const next = (lines: readonly string[], start: number, end: number, fits: (line: string) => boolean): number => {
  for (let number = start; number < end; number++) if (fits(lines[number - 1] ?? '')) return number
  return end
}

const section = (lines: readonly string[], place: string): Span | undefined => {
  const [, number = '', paragraph] = /^§(\d+a?)(?:\((\d+)\))?$/.exec(place) ?? []
  const start = next(lines, 1, lines.length + 1, (line) => line.startsWith(`## § ${number} `))
  if (number === '' || start > lines.length) return undefined
  const end = next(lines, start + 1, lines.length + 1, (line) => line.startsWith('## '))
  if (paragraph === undefined) return { first: start, last: end - 1 }
  const first = next(lines, start, end, (line) => line.startsWith(`(${paragraph}) `))
  return first === end ? undefined : { first, last: next(lines, first + 1, end, (line) => /^\(\d+\) /.test(line)) - 1 }
}

const cell =
  (mark: string): ((line: string) => boolean) =>
  (line) =>
    line.replace(/[*\s]/g, '') === mark

const entry = (lines: readonly string[], place: string): Span | undefined => {
  const [, schedule = '', part, number] = /^Liste(\d)([AB])?(\d+)?$/.exec(place) ?? []
  const end = lines.length + 1
  const start = next(lines, 1, end, (line) => cell(`Liste${schedule}`)(line))
  if (schedule === '' || start === end) return undefined
  const stop = next(lines, start + 1, end, (line) => /^Liste\d$/.test(line.replace(/[*\s]/g, '')) || line.startsWith('## '))
  if (part === undefined) return { first: start, last: stop - 1 }
  const head = next(lines, start, stop, cell(`${part}.`))
  const tail = next(lines, head + 1, stop, cell('B.'))
  if (head === stop || number === undefined) return head === stop ? undefined : { first: head, last: tail - 1 }
  const first = next(lines, head, tail, (line) => line.startsWith('*    *   ') && cell(`${number}.`)(line))
  return first === tail
    ? undefined
    : {
        first,
        last: next(lines, first + 1, tail, (line) => line.startsWith('*    *   ') && /^\d+\.$/.test(line.replace(/[*\s]/g, ''))) - 1,
      }
}
