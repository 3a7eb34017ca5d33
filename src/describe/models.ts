/** Tables with a column or row for each model: one is meant, and which is asked where their values differ. */
import type { Value } from '../classify/facts.ts'
import type { Dictionary } from '../list/model.ts'
import type { Claim } from './claims.ts'
import { type Sheet, type Span, textOf } from './document.ts'
import type { Layout } from './layout.ts'
import { type SheetQuestion, settle, sourceOf } from './settle.ts'

/** Whether two headings are the same words. */
export const sameWords = (a: string, b: string): boolean =>
  a.replace(/\s+/g, ' ').trim().toLowerCase() === b.replace(/\s+/g, ' ').trim().toLowerCase()

/** The models of a sheet, each once. */
export const modelsOf = (sheet: Sheet, layout: Layout): Span[] => {
  const seen = new Set<string>()
  return layout.models.filter((model) => {
    const key = textOf(sheet, model)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Claims of one model: those of its column and of none. Without a model chosen, only what is alike in all columns. */
export const chooseModel = (
  sheet: Sheet,
  claims: readonly Claim[],
  models: readonly Span[],
  wanted: Span | undefined,
  dictionary: Dictionary,
): { readonly claims: readonly Claim[]; readonly questions: readonly SheetQuestion[]; readonly dropped: readonly Claim[] } => {
  if (models.length < 2) return { claims, questions: [], dropped: [] }
  const of = (claim: Claim, model: Span): boolean => claim.model === undefined || textOf(sheet, claim.model) === textOf(sheet, model)
  if (wanted !== undefined)
    return { claims: claims.filter((claim) => of(claim, wanted)), questions: [], dropped: claims.filter((claim) => !of(claim, wanted)) }
  const each = models.map((model) => ({
    model,
    facts: settle(
      sheet,
      claims.filter((claim) => claim.model !== undefined && of(claim, model)),
      dictionary,
    ).facts,
  }))
  const attributes = new Set(each.flatMap((one) => Object.keys(one.facts)))
  const alike = new Set([...attributes].filter((attribute) => new Set(each.map((one) => keyOf(one.facts[attribute]?.value))).size === 1))
  const kept = claims.filter(
    (claim) =>
      claim.model === undefined || (alike.has(claim.attribute.id) && textOf(sheet, claim.model) === textOf(sheet, models[0] as Span)),
  )
  if (alike.size === attributes.size) return { claims: kept, questions: [], dropped: [] }
  const question: SheetQuestion = {
    about: 'model',
    says: { key: 'describe:unsure.model', params: { count: models.length } },
    source: sourceOf(sheet, models[0] as Span),
    choices: each.map(({ model, facts }) => ({ label: textOf(sheet, model), gives: { model: textOf(sheet, model), facts } })),
  }
  return { claims: kept, questions: [question], dropped: claims.filter((claim) => !kept.includes(claim)) }
}

const keyOf = (value: Value | undefined): string =>
  JSON.stringify(value, (key, one: unknown) => (typeof one === 'bigint' ? `${one}` : key === 'approx' ? undefined : one)) ?? ''
