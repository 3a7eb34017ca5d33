/** How near an item came: provisions that one number alone keeps it out of, and by how much. */

import type { Rule } from './rulebook.ts'
import type { NearMiss, Trace } from './verdict.ts'

interface Miss {
  readonly short: string
  readonly gap: number
}

const nearer = (a: Miss | undefined, b: Miss | undefined): Miss | undefined =>
  a === undefined ? b : b === undefined || a.gap <= b.gap ? a : b

/** The one number that makes a condition false, if a number alone does; of alternatives the nearest. */
const missOf = (trace: Trace): Miss | undefined => {
  if (trace.truth !== 0) return undefined
  if (trace.short !== undefined && trace.gap !== undefined) return { short: trace.short, gap: trace.gap }
  const of = trace.of ?? []
  switch (trace.op) {
    case 'provision':
    case 'all':
    case 'unless': {
      const failed = of.filter((part) => part.truth === 0)
      const [only, ...more] = failed
      return only === undefined || more.length > 0 ? undefined : missOf(only)
    }
    case 'any':
    case 'ref':
      return of.map(missOf).reduce(nearer, undefined)
    default:
      return undefined
  }
}

/**
 * Whether a provision is false by one numeric condition alone while its kind fits: everything else is true or unknown.
 * `short` is by how much, in the limit's unit and in per cent.
 */
export const nearMissOf = (rule: Rule, trace: Trace): (NearMiss & { readonly gap: number }) | undefined => {
  const kind = trace.of?.[0]
  if (rule.kinds.length > 0 && kind?.truth !== 1) return undefined
  const miss = missOf(trace)
  return miss === undefined ? undefined : { id: rule.provision.full, title: rule.provision.title, short: miss.short, gap: miss.gap, trace }
}
