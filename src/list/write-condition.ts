/** Writes a condition back as it is authored (docs/list-language.md): what `readCondition` reads to the same tree. */
import type { Expr } from './expression.ts'

/** A condition as data to be written as YAML: an atom's text, or a map of one operator. */
export type Written = string | { readonly [key: string]: Written | readonly Written[] }

const list = (items: readonly string[]): string => (items.length === 1 ? (items[0] ?? '') : `[${items.join(', ')}]`)
const counts = (statuses: readonly string[] | undefined): string =>
  statuses === undefined || statuses.length === 0 ? '' : ` [${statuses.join(', ')}]`
const SALTS = { none: '', protonated: ' with protonated salts', any: ' with salts' } as const
const TIES = { component: 'component of', software: 'software for', technology: 'technology for', unlocks: 'unlocks' } as const

/** Exact and in the grammar, which has a factor and a divisor but no fraction: of a slope that can be written one of both ends. */
const slope = ({ n, d }: { readonly n: bigint; readonly d: bigint }): string =>
  decimal(n, d).includes('/') ? `x/${decimal(d, n)}` : `x*${decimal(n, d)}`

/** A fraction whose decimals end, in full; any other as `n/d`, which `linear` reads. */
const decimal = (n: bigint, d: bigint): string => {
  let places = 0
  let scaled = n
  while (scaled % d !== 0n && places < 40) {
    scaled *= 10n
    places++
  }
  if (scaled % d !== 0n) return `${n}/${d}`
  const negative = scaled < 0n
  const digits = (negative ? -(scaled / d) : scaled / d).toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return negative ? `-${text}` : text
}

/** One condition as data; `id` says how a full id is written in this list (its own ids stand without the list's name). */
export const writeCondition = (expr: Expr, id: (full: string) => string = (full) => full): Written => {
  switch (expr.op) {
    case 'true':
      return 'always'
    case 'all':
    case 'any':
    case 'none':
      return { [expr.op]: expr.of.map((part) => writeCondition(part, id)) }
    case 'atLeast':
      return { atLeast: String(expr.n), of: expr.of.map((part) => writeCondition(part, id)) }
    case 'not':
      return { not: writeCondition(expr.of, id) }
    case 'unless':
      return { unless: writeCondition(expr.unless, id), then: writeCondition(expr.then, id) }
    case 'ref':
      return { ref: id(expr.to) }
    case 'every':
    case 'some':
      return { [expr.op]: expr.part, is: writeCondition(expr.of, id) }
    case 'kind':
      return `kind in [${expr.in.join(', ')}]`
    case 'compare':
      return `${expr.attr} ${expr.cmp} ${expr.limit.written}${counts(expr.counts)}`
    case 'reaches':
      return `${expr.attr} reaches ${expr.cmp} ${expr.limit.written}${counts(expr.counts)}`
    case 'overlaps':
      return `${expr.attr} overlaps ${expr.loOpen ? '(' : '['}${expr.lo.written}, ${expr.hi.written}${expr.hiOpen ? ')' : ']'}`
    case 'is':
      return `${expr.attr} ${expr.mode === 'in' && expr.values.length === 1 ? 'is' : expr.mode} ${list(expr.values)}`
    case 'holds':
      return expr.attr
    case 'linear':
      return `linear(${expr.terms.map(({ k, attr }) => `${decimal(k.n, k.d)} ${attr}`).join(' + ')}) ${expr.cmp} ${expr.limit.written}`
    case 'curve':
      return `${expr.attr} ${expr.where === 'at' ? `at ${expr.at?.written ?? ''}` : expr.where} ${expr.cmp} ${expr.limit.written}${expr.slope === undefined ? '' : ` + ${slope(expr.slope)}`}`
    case 'family':
      return `family ${expr.family}`
    case 'chemical':
      return `chemical is ${expr.chemical}${SALTS[expr.salts]}`
    case 'composition':
      return `composition of [${expr.of.join(', ')}] ${expr.cmp} ${expr.limit.written}`
    case 'mixture':
      return `mixture of [${expr.of.map(id).join(', ')}] ${expr.per === 'total' ? 'in total' : 'per component'} ${expr.cmp} ${expr.limit.written}`
    case 'relation':
      return `${TIES[expr.relation]} [${expr.to.map(id).join(', ')}]${expr.purposes.length === 0 ? '' : ` (${expr.purposes.join(', ')})`}`
    case 'deal':
      return expr.in === undefined
        ? `deal.${expr.field} per ${expr.per ?? 'shipment'} ${expr.cmp ?? '>='} ${expr.limit?.written ?? ''}`
        : `deal.${expr.field} in [${expr.in.join(', ')}]`
  }
}
