/** A molecule's drawing. The engine's SVG is not put into the page: its lines and letters are drawn again, in the page's own colours. */
import { useMemo } from 'react'

/** A stroke or a filled shape of a drawing. */
export interface Stroke {
  readonly d: string
  readonly fill: boolean
  /** The atom colour it stands in, if it isn't black: `n`, `o`, `p`, `s`, `f` and so on are told apart by their letters anyway. */
  readonly tinted: boolean
}

/** What is taken from a drawing: its size and its paths. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly strokes: readonly Stroke[]
}

const PATH = /^[MLHVCSQTAZmlhvcsqtaz0-9.,\s+-]+$/

/** Reads the paths of an SVG text; anything else in it (scripts, links, styles, images) is left behind. */
export const readDrawing = (svg: string): Drawing => {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
  const root = parsed.documentElement
  const [, , width = 420, height = 300] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  const strokes = [...parsed.querySelectorAll('path')].flatMap((path) => {
    const d = path.getAttribute('d') ?? ''
    const style = `${path.getAttribute('style') ?? ''};fill:${path.getAttribute('fill') ?? ''}`
    const colour = /(?:^|;)\s*(?:stroke|fill):\s*(#[0-9a-f]{6})/i.exec(style)?.[1] ?? '#000000'
    const fill = /(?:^|;)\s*fill:\s*#/i.test(style)
    return PATH.test(d) ? [{ d, fill, tinted: !/^#(000000|191919|3b4143)$/i.test(colour) }] : []
  })
  return { width, height, strokes }
}

/** Draws it. `label` says which substance it is. */
export const Structure = ({ svg, label }: { readonly svg: string; readonly label: string }) => {
  const drawing = useMemo(() => readDrawing(svg), [svg])
  return (
    <figure className="structure">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
        {drawing.strokes.map((stroke, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no name but their place, and never move.
          <path key={at} d={stroke.d} className={`${stroke.fill ? 'atom' : 'bond'}${stroke.tinted ? ' tinted' : ''}`} />
        ))}
      </svg>
    </figure>
  )
}
