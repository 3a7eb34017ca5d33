/** An assessment as stable JSON: what `gatehouse assess --json` prints and `/v1/assess` sends. Sentences are rendered beside their keys. */
import { z } from 'zod'
import type { Assessment } from '../assess/assessment.ts'
import type { PolicyNode } from '../assess/evaluate.ts'
import type { Say } from '../messages/say.ts'

const params = z.record(z.string(), z.union([z.string(), z.number()]))
const cites = z.object({ instrument: z.string(), locator: z.string().optional(), verified: z.string().optional() })
const outcome = z.enum(['clear', 'licence-required', 'refer', 'prohibited'])
const sentence = z.object({ key: z.string(), params, text: z.string() })

/** The assessment's schema. */
export const assessmentSchema = z.object({
  outcome,
  on: z.string(),
  id: z.string().optional(),
  reasons: z.array(
    sentence.extend({
      effect: outcome,
      cites: z.array(cites),
      rule: z.string().optional(),
      rules: z.array(z.string()).optional(),
      line: z.number().int().optional(),
      party: z.number().int().optional(),
    }),
  ),
  lines: z.array(
    z.object({
      line: z.number().int(),
      title: z.string(),
      outcome,
      verdict: z.enum(['controlled', 'not-controlled', 'open', 'refer']).optional(),
      controls: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          effect: z.string(),
          confidence: z.string(),
          cites,
          coveredBy: z.string().optional(),
        }),
      ),
      licences: z.array(z.object({ rule: z.string(), title: z.string(), truth: z.number().int(), missing: z.array(z.string()) })),
      open: z.array(z.object({ id: z.string(), missing: z.array(z.string()) })),
    }),
  ),
  parties: z.array(z.object({ party: z.number().int(), name: z.string(), screened: z.boolean(), hits: z.array(z.looseObject({})) })),
  redFlags: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      why: z.string(),
      weight: z.number(),
      raised: z.boolean(),
      cites: z.array(cites),
      lines: z.array(z.number().int()),
      parties: z.array(z.number().int()),
      missing: z.array(z.string()),
    }),
  ),
  flagWeight: z.object({ raised: z.number(), possible: z.number(), threshold: z.number() }),
  questions: z.array(
    sentence.extend({
      field: z.string(),
      line: z.number().int().optional(),
      party: z.number().int().optional(),
      leg: z.number().int().optional(),
      rules: z.array(z.string()),
    }),
  ),
  next: z.array(sentence),
  caveats: z.array(sentence),
  trace: z.array(z.looseObject({ rule: z.string(), title: z.string(), effect: z.string(), truth: z.number().int() })),
  versions: z.looseObject({}),
})

/** See `assessmentSchema`. */
export type AssessmentJson = z.infer<typeof assessmentSchema>

/** Fractions cannot travel as they are; an assessment's trees hold them as text. */
const plain = <T>(value: unknown): T =>
  JSON.parse(JSON.stringify(value, (_key, field: unknown) => (typeof field === 'bigint' ? field.toString() : field))) as T

/**
 * Trees in which a term that many rules and lines share is written out where it is met first, and only named after: written out
 * each time, a declaration of a few hundred lines would be larger than a text can be.
 */
const writtenOnce = (trace: Assessment['trace']): Assessment['trace'] => {
  const seen = new Set<PolicyNode>()
  const once = (node: PolicyNode): PolicyNode => {
    const { of, ...bare } = node
    if (of === undefined) return node
    if (node.op === 'term') {
      if (seen.has(node)) return bare
      seen.add(node)
    }
    return { ...bare, of: of.map(once) }
  }
  return trace.map((one) => ({ ...one, tree: once(one.tree) }))
}

/** Makes the JSON. Provisions' whole traces are left out: `classify` gives them. */
export const assessmentJson = (answer: Assessment, say: Say): AssessmentJson => {
  const said = <T extends { readonly key: string; readonly params: Readonly<Record<string, string | number>> }>(
    one: T,
  ): T & { text: string } => ({ ...one, text: say(`assess:${one.key}`, one.params) })
  return plain<AssessmentJson>({
    outcome: answer.outcome,
    on: answer.on,
    ...(answer.id === undefined ? {} : { id: answer.id }),
    reasons: answer.reasons.map(said),
    lines: answer.lines.map(({ line, title, outcome: result, classification, controls, licences }) => ({
      line,
      title,
      outcome: result,
      ...(classification === undefined ? {} : { verdict: classification.verdict }),
      controls,
      licences,
      open: (classification?.open ?? []).map(({ id, missing }) => ({ id, missing })),
    })),
    parties: answer.parties,
    redFlags: answer.redFlags,
    flagWeight: answer.flagWeight,
    questions: answer.questions.map(said),
    next: answer.next.map(said),
    caveats: answer.caveats.map(said),
    trace: writtenOnce(answer.trace.filter((one) => one.truth !== 0)),
    versions: answer.versions,
  })
}
