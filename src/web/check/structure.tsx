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

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\b${name}=(?:'([^']*)'|"([^"]*)")`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? ''

/**
 * Reads the paths of an SVG text; anything else in it (scripts, links, styles, images) is left behind. By its text alone: a parser
 * would apply its style attributes, which the page's security policy forbids.
 */
export const readDrawing = (svg: string): Drawing => {
  const [, , width = 420, height = 300] = attributeOf(/<svg\b[^>]*>/.exec(svg)?.[0] ?? '', 'viewBox')
    .split(/[\s,]+/)
    .map(Number)
  const strokes = [...svg.matchAll(/<path\b[^>]*>/g)].flatMap(([tag]) => {
    const d = attributeOf(tag, 'd')
    const style = `${attributeOf(tag, 'style')};fill:${attributeOf(tag, 'fill')}`
    const colour = /(?:^|;)\s*(?:stroke|fill):\s*(#[0-9a-f]{6})/i.exec(style)?.[1] ?? '#000000'
    const fill = /(?:^|;)\s*fill:\s*#/i.test(style)
    return PATH.test(d) ? [{ d, fill, tinted: !/^#(000000|191919|3b4143)$/i.test(colour) }] : []
  })
  return { width: width || 420, height: height || 300, strokes }
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
