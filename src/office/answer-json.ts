/** An answer as stable JSON: what `gatehouse classify --json` prints and `/v1/classify` sends. The schema is published in docs/schema. */
import { z } from 'zod'
import type { Item } from '../classify/facts.ts'
import { sayValue } from '../classify/say-value.ts'
import type { Question, Trace } from '../classify/verdict.ts'
import type { Dictionary } from '../list/model.ts'
import type { Say } from '../messages/say.ts'
import type { Answer } from './desk.ts'

const cites = z.object({ instrument: z.string(), locator: z.string(), verified: z.string().optional() })
const see = z.record(z.string(), z.array(z.string()))
const source = z.object({
  by: z.enum(['document', 'person', 'derived', 'dictionary']),
  text: z.string().optional(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
})

/** A node of a provision's tree with its value; `of` are its parts. */
const trace: z.ZodType<Trace> = z.lazy(() =>
  z.object({
    op: z.string(),
    truth: z.union([z.literal(1), z.literal(0), z.literal(-1)]).describe('1 holds, 0 does not, -1 not known'),
    text: z.string(),
    attr: z.string().optional(),
    value: z.string().optional(),
    limit: z.string().optional(),
    read: z.object({ by: z.string(), text: z.string().optional(), line: z.number().optional() }).optional(),
    short: z.string().optional(),
    gap: z.number().optional(),
    judgement: z.boolean().optional(),
    provision: z.string().optional(),
    of: z.array(trace).optional(),
  }),
) as z.ZodType<Trace>

const question = z.object({
  attr: z.string(),
  ask: z.string(),
  hint: z.string().optional(),
  type: z.string(),
  unit: z.string().optional(),
  judgement: z.boolean(),
  cells: z.array(z.object({ label: z.string(), value: z.string() })),
  worth: z.number(),
  decides: z.array(z.string()),
})

/** The answer's schema over a schema of traces: the published one is recursive; OpenAPI's writer wants it flat. */
const answerOver = <T extends z.ZodType>(node: T) => {
  const match = z.object({
    id: z.string(),
    list: z.string(),
    provision: z.string(),
    title: z.string(),
    effect: z.enum(['controlled', 'prohibited', 'refer', 'released']),
    confidence: z.enum(['verified', 'unverified']),
    see,
    cites,
    trace: node,
  })
  const open = z.object({ id: z.string(), title: z.string(), missing: z.array(z.string()), judgementOnly: z.boolean(), trace: node })
  return z.object({
    verdict: z.enum(['controlled', 'not-controlled', 'open', 'refer']),
    on: z.string(),
    reason: z.string(),
    matches: z.array(match),
    open: z.array(open),
    questions: z.array(question),
    facts: z.array(
      z.object({ attr: z.string(), title: z.string(), value: z.string(), status: z.string().optional(), source: source.optional() }),
    ),
    kinds: z.array(
      z.object({ id: z.string(), title: z.string(), sure: z.boolean(), score: z.number().optional(), why: z.array(z.string()).optional() }),
    ),
    released: z.array(match),
    nearMisses: z.array(z.object({ id: z.string(), title: z.string(), short: z.string(), trace: node })),
    excluded: z.array(open),
    unsure: z.array(z.object({ about: z.string(), question: z.string(), choices: z.array(z.string()), source: source.optional() })),
    lists: z.array(z.object({ id: z.string(), sha256: z.string() })),
  })
}

/** The answer's schema. */
export const answerSchema = answerOver(trace)

/** The same with traces as plain objects, for the OpenAPI document. */
export const answerForOpenApi = answerOver(z.looseObject({ op: z.string(), truth: z.number().int(), text: z.string() }))

/** See `answerSchema`. */
export type AnswerJson = z.infer<typeof answerSchema>

/** A question in the person's language: the list's own words are data; those of the house come from the catalogue. */
export const sayQuestion = ({ says, ...one }: Question, say: Say): AnswerJson['questions'][number] => ({
  attr: one.attr,
  ask: says === undefined ? one.ask : say(says.key, says.params),
  ...(one.hint === undefined ? {} : { hint: one.hint }),
  type: one.type,
  ...(one.unit === undefined ? {} : { unit: one.unit }),
  judgement: one.judgement,
  cells: one.cells.map((cell) => ({
    label: cell.says === undefined ? cell.label : say(cell.says.key, cell.says.params),
    value: cell.value,
  })),
  worth: one.worth,
  decides: [...one.decides],
})

/** The facts of an item in words, in the dictionary's order of attributes. */
export const sayFacts = (item: Item, dictionary: Dictionary): AnswerJson['facts'] =>
  Object.entries(item.facts).map(([attr, fact]) => {
    const attribute = dictionary.attributes.get(attr)
    return {
      attr,
      title: attribute?.title ?? attr,
      value: sayValue(fact.value, attribute),
      ...(fact.status === undefined ? {} : { status: fact.status }),
      ...(fact.source === undefined ? {} : { source: fact.source }),
    }
  })

/** Makes the JSON. `say` renders the sentences of the house. */
export const answerJson = ({ known, classification, description }: Answer, dictionary: Dictionary, say: Say): AnswerJson => {
  const { verdict, on, reason, matches, open: opened, questions, released, nearMisses, excluded, lists } = classification
  const plain = <T>(value: T): T => structuredClone(value)
  return {
    verdict,
    on,
    reason: say(reason.key, reason.params),
    matches: plain(matches) as AnswerJson['matches'],
    open: plain(opened) as AnswerJson['open'],
    questions: questions.map((one) => sayQuestion(one, say)),
    facts: sayFacts(known.item, dictionary),
    kinds: kindsOf(known.item, description, dictionary),
    released: plain(released) as AnswerJson['released'],
    nearMisses: plain(nearMisses) as AnswerJson['nearMisses'],
    excluded: plain(excluded) as AnswerJson['excluded'],
    unsure: (description?.questions ?? []).map((one) => ({
      about: one.about,
      question: say(one.says.key, one.says.params),
      choices: one.choices.map((choice) => (choice.says === undefined ? choice.label : say(choice.says.key, choice.says.params))),
      ...(one.source === undefined ? {} : { source: one.source }),
    })),
    lists: [...lists],
  }
}

const kindsOf = (item: Item, description: Answer['description'], dictionary: Dictionary): AnswerJson['kinds'] => {
  const title = (id: string): string => dictionary.kinds.get(id)?.title ?? id
  const sure = item.kinds.map((id) => ({ id, title: title(id), sure: true }))
  const ranked = (description?.kinds ?? [])
    .filter((one) => !item.kinds.includes(one.id))
    .map((one) => ({ id: one.id, title: one.title, sure: false, score: one.score, why: [...one.why] }))
  return [...sure, ...ranked]
}
