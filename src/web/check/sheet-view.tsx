/** The sheet as it was pasted, with the words marked that facts were read from. */
import { useMemo } from 'react'
import type { FactRow } from './work-out.ts'

interface Piece {
  readonly text: string
  /** Facts read from these words. */
  readonly attrs: readonly string[]
}

/** Cuts a line into plain and marked pieces. Places are UTF-16 units within the line; overlapping marks share a piece. */
export const cutLine = (
  line: string,
  marks: readonly { readonly from: number; readonly to: number; readonly attr: string }[],
): readonly Piece[] => {
  const cuts = [...new Set([0, line.length, ...marks.flatMap((mark) => [mark.from, mark.to])])]
    .filter((at) => at >= 0 && at <= line.length)
    .toSorted((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((from, i) => {
    const to = cuts[i + 1] ?? line.length
    const attrs = marks.filter((mark) => mark.from <= from && mark.to >= to).map((mark) => mark.attr)
    return from === to ? [] : [{ text: line.slice(from, to), attrs }]
  })
}

/** Where each fact's words stand, line by line (lines count from 0). A quotation may run over several lines. */
export const marksOf = (
  facts: readonly FactRow[],
): ReadonlyMap<number, readonly { readonly from: number; readonly to: number; readonly attr: string }[]> => {
  const marks = new Map<number, { from: number; to: number; attr: string }[]>()
  for (const { attr, fact } of facts) {
    const { source } = fact
    if (source?.by !== 'document' || source.text === undefined || source.line === undefined || source.column === undefined) continue
    source.text.split('\n').forEach((part, i) => {
      const line = (source.line ?? 1) - 1 + i
      const from = i === 0 ? (source.column ?? 1) - 1 : 0
      marks.set(line, [...(marks.get(line) ?? []), { from, to: from + part.length, attr }])
    })
  }
  return marks
}

/** `here`: the fact that is pointed at. */
export const SheetView = ({
  sheet,
  facts,
  here,
  title,
}: {
  readonly sheet: string
  readonly facts: readonly FactRow[]
  readonly here: string | undefined
  readonly title: string
}) => {
  const marks = useMemo(() => marksOf(facts), [facts])
  return (
    <div className="sheet">
      <p className="sheet-head">
        <strong>{title}</strong>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className="sheet-text" dir="auto" tabIndex={0} aria-label={title}>
        {sheet.split('\n').map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone.
          <pre className="sheet-line" data-line={at + 1} key={at}>
            <code>
              {cutLine(line, marks.get(at) ?? []).map((piece, i) =>
                piece.attrs.length === 0 ? (
                  piece.text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <mark key={i} className={here !== undefined && piece.attrs.includes(here) ? 'here' : ''}>
                    {piece.text}
                  </mark>
                ),
              )}
              {'\u200b'}
            </code>
          </pre>
        ))}
      </section>
    </div>
  )
}
