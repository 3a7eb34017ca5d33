/** One number read in two ways (as a labelled value and as text of its cell) makes one claim. */
import type { Claim } from './claims.ts'
import type { Span } from './document.ts'

const NUMERIC = new Set(['quantity', 'range', 'count'])

const overlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

/** For each claim, the others that overlap it, in the order they were given. Claims are short, so few overlap. */
const neighbours = (claims: readonly Claim[]): ((claim: Claim) => readonly Claim[]) => {
  const sorted = [...claims].sort((a, b) => a.at.start - b.at.start)
  const widest = sorted.reduce((most, claim) => Math.max(most, claim.at.end - claim.at.start), 0)
  return (claim) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.at.start ?? 0) < claim.at.start - widest) low = middle + 1
      else high = middle
    }
    const found: Claim[] = []
    for (let i = low; i < sorted.length && (sorted[i]?.at.start ?? 0) < claim.at.end; i++) {
      const other = sorted[i]
      if (other !== undefined && other !== claim && overlap(other.at, claim.at)) found.push(other)
    }
    return found
  }
}

/**
 * Of claims for one attribute on the same words the surer one stays (the earlier, of equals); a doubtful number goes where the same number is
 * surely another attribute's.
 */
export const withoutEchoes = (claims: readonly Claim[]): Claim[] => {
  const order = new Map(claims.map((claim, place) => [claim, place]))
  const place = (claim: Claim): number => order.get(claim) ?? 0
  const near = neighbours(claims)
  const left = claims.filter(
    (claim) =>
      !near(claim).some(
        (other) =>
          other.attribute === claim.attribute &&
          other.model?.start === claim.model?.start &&
          (other.score > claim.score || (other.score === claim.score && place(other) < place(claim))),
      ),
  )
  const beside = neighbours(left)
  return left.filter(
    (claim) =>
      claim.doubt === undefined ||
      !NUMERIC.has(claim.attribute.type) ||
      !beside(claim).some((other) => other.doubt === undefined && other.attribute !== claim.attribute),
  )
}
