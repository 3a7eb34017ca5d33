/** Curves of straight pieces, against a place or a line. All exact: a straight piece is extreme at its ends. */

import type { Expr } from '../list/expression.ts'
import { compareInterval, exactly } from '../quantity/interval.ts'
import { add, compare, div, mul, sub, ZERO } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import type { Value } from './facts.ts'
import { allOf, anyOf } from './truth.ts'
import type { Truth } from './verdict.ts'

type Curve = Extract<Value, { type: 'curve' }>
type CurveExpr = Extract<Expr, { op: 'curve' }>

/** The curve's value at a place; undefined beyond its first and last point. Points are in rising order of x. */
export const curveAt = (curve: Curve, x: Rational): Rational | undefined => {
  for (let i = 0; i < curve.points.length; i++) {
    const here = curve.points[i]
    const next = curve.points[i + 1]
    if (here === undefined) continue
    if (compare(here.x, x) === 0) return here.y
    if (next !== undefined && compare(here.x, x) < 0 && compare(x, next.x) < 0) {
      const slope = div(sub(next.y, here.y), sub(next.x, here.x))
      return add(here.y, mul(slope, sub(x, here.x)))
    }
  }
  return undefined
}

/**
 * A curve condition. `at`: unknown beyond the ends. `somewhere`: true once a point meets the line; false only if the points
 * span all it can do (`complete`). `everywhere`: false once a point doesn't; true only if they span it all.
 */
export const curveMeets = (curve: Curve, expr: CurveExpr): Truth => {
  if (expr.where === 'at') {
    const y = expr.at === undefined ? undefined : curveAt(curve, expr.at.value)
    return y === undefined ? -1 : compareInterval(exactly(y), expr.cmp, expr.limit.value)
  }
  // Above the line by how much, at each corner: in between it is never more extreme.
  const gaps = curve.points.map(({ x, y }) => sub(y, add(expr.limit.value, expr.slope === undefined ? ZERO : mul(expr.slope, x))))
  if (gaps.length === 0) return -1
  const meets = gaps.map((gap) => compareInterval(exactly(gap), expr.cmp, ZERO))
  const complete = curve.complete === true
  if (expr.where === 'everywhere') {
    const all = allOf(meets)
    return all === 1 && !complete ? -1 : all
  }
  const crosses = expr.cmp === '==' && gaps.some((gap) => compare(gap, ZERO) < 0) && gaps.some((gap) => compare(gap, ZERO) > 0)
  const any = crosses ? 1 : anyOf(meets)
  return any === 0 && !complete ? -1 : any
}
