/** A condition as a tree to be drawn, in the words of the dictionary and of the page's catalogue. Pure. */
import type { Expr, Limit } from '../../list/expression.ts'
import type { Dictionary } from '../../list/model.ts'
import type { Comparator } from '../../quantity/types.ts'
import type { Speech } from '../language.tsx'
import type { TreeNode } from '../parts/tree.tsx'

type T = Speech['t']

/** Message of a comparison: "600 Hz or more". */
export const COMPARE: Readonly<Record<Comparator, string>> = {
  '>=': 'compare.ge',
  '>': 'compare.gt',
  '<=': 'compare.le',
  '<': 'compare.lt',
  '==': 'compare.eq',
}

/** `600 Hz or more`. */
export const compared = (t: T, cmp: Comparator, written: string): string => t(COMPARE[cmp], { limit: written })

/** Joins list data with the language's own comma. */
export const listed = (t: T, items: readonly string[]): string => items.join(t('list.comma'))

/** Titles of terms, whichever vocabulary they are of; a term the dictionary lacks keeps its id. */
export const termTitles = (dictionary: Dictionary, ids: readonly string[]): readonly string[] =>
  ids.map((id) => {
    for (const terms of dictionary.vocabularies.values()) {
      const term = terms.get(id)
      if (term) return term.title
    }
    return dictionary.kinds.get(id)?.title ?? dictionary.chemicals.get(id)?.title ?? id
  })

const band = (t: T, lo: Limit, loOpen: boolean, hi: Limit, hiOpen: boolean): string =>
  t('condition.band', {
    lo: loOpen ? t('compare.gt', { limit: lo.written }) : lo.written,
    hi: hiOpen ? t('compare.lt', { limit: hi.written }) : hi.written,
  })

const counting = (t: T, counts: readonly string[] | undefined): string =>
  counts === undefined ? '' : ` ${t('condition.counts', { statuses: listed(t, counts) })}`

/** "is X" of one value, "is one of X, Y" of several. */
const isOneOf = (t: T, values: readonly string[]): string =>
  t(values.length === 1 ? 'condition.in' : 'condition.oneOf', { values: listed(t, values) })

const MODES = { hasAny: 'condition.hasAny', hasAll: 'condition.hasAll', within: 'condition.within' } as const

/** A condition of the lists as a tree without values. */
export const outline = (expr: Expr, dictionary: Dictionary, t: T): TreeNode => {
  const go = (one: Expr): TreeNode => outline(one, dictionary, t)
  const title = (attr: string): string => dictionary.attributes.get(attr)?.title ?? attr
  const leaf = (op: string, subject: string | undefined, phrase: string): TreeNode => ({
    op,
    text: phrase,
    ...(subject === undefined ? {} : { subject }),
  })
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
      return { op: expr.op, text: expr.op, of: expr.of.map(go) }
    case 'atLeast':
      return { op: 'atLeast', text: String(expr.n), of: expr.of.map(go) }
    case 'not':
      return { op: 'not', text: 'not', of: [go(expr.of)] }
    case 'unless':
      return { op: 'all', text: 'unless', of: [go(expr.then), { op: 'not', text: 'unless', of: [go(expr.unless)] }] }
    case 'ref':
      return { ...leaf('ref', undefined, t('condition.ref')), provision: expr.to }
    case 'kind':
      return leaf('kind', t('condition.kindOf'), isOneOf(t, termTitles(dictionary, expr.in)))
    case 'compare':
      return leaf('compare', title(expr.attr), compared(t, expr.cmp, expr.limit.written) + counting(t, expr.counts))
    case 'reaches':
      return leaf(
        'reaches',
        title(expr.attr),
        t(expr.cmp === '<' || expr.cmp === '<=' ? 'condition.reaches-down' : 'condition.reaches', {
          amount: compared(t, expr.cmp, expr.limit.written),
        }) + counting(t, expr.counts),
      )
    case 'overlaps':
      return leaf('overlaps', title(expr.attr), t('condition.overlaps', { band: band(t, expr.lo, expr.loOpen, expr.hi, expr.hiOpen) }))
    case 'is':
      return leaf(
        'is',
        title(expr.attr),
        expr.mode === 'in'
          ? isOneOf(t, termTitles(dictionary, expr.values))
          : t(MODES[expr.mode], { values: listed(t, termTitles(dictionary, expr.values)) }),
      )
    case 'holds': {
      const attribute = dictionary.attributes.get(expr.attr)
      return {
        ...leaf('holds', title(expr.attr), t('condition.holds')),
        ...(attribute?.judgement === undefined ? {} : { judgement: true }),
      }
    }
    case 'every':
    case 'some':
      return { op: expr.op, text: expr.part, of: [go(expr.of)] }
    case 'linear':
      return leaf(
        'linear',
        listed(
          t,
          expr.terms.map((term) => title(term.attr)),
        ),
        t('condition.linear', {
          sum: expr.terms.map((term) => `${term.k.approx} × ${term.attr}`).join(' + '),
          amount: compared(t, expr.cmp, expr.limit.written),
        }),
      )
    case 'curve':
      return leaf(
        'curve',
        title(expr.attr),
        t(`condition.curve.${expr.where}`, { at: expr.at?.written ?? '', amount: compared(t, expr.cmp, expr.limit.written) }) +
          (expr.slope === undefined ? '' : ` ${t('condition.slope', { slope: expr.slope.approx })}`),
      )
    case 'family':
      return leaf('family', t('condition.chemical'), t('condition.family', { family: expr.family }))
    case 'chemical':
      return leaf(
        'chemical',
        t('condition.chemical'),
        t(`condition.chemical.${expr.salts}`, { name: dictionary.chemicals.get(expr.chemical)?.title ?? expr.chemical }),
      )
    case 'composition':
      return leaf(
        'composition',
        listed(t, termTitles(dictionary, expr.of)),
        t(`condition.composition.${expr.basis}`, { amount: compared(t, expr.cmp, expr.limit.written) }),
      )
    case 'mixture':
      return {
        ...leaf(
          'mixture',
          t('condition.mixture'),
          t(`condition.mixture.${expr.per}`, { refs: listed(t, expr.of), amount: compared(t, expr.cmp, expr.limit.written) }),
        ),
      }
    case 'relation':
      return leaf(
        'relation',
        t(`condition.relation.${expr.relation}`),
        listed(t, expr.to) +
          (expr.purposes.length === 0
            ? ''
            : ` ${t('condition.purposes', {
                purposes: listed(
                  t,
                  expr.purposes.map((one) => t(`purpose.${one}`)),
                ),
              })}`),
      )
    case 'deal': {
      const amount =
        expr.cmp === undefined || expr.limit === undefined ? listed(t, expr.in ?? []) : compared(t, expr.cmp, expr.limit.written)
      return leaf(
        'deal',
        t(`deal.${expr.field}`),
        expr.per === undefined ? t('condition.in', { values: amount }) : t(`condition.per.${expr.per}`, { amount }),
      )
    }
    case 'true':
      return leaf('true', undefined, t('condition.always'))
  }
}
