/** A trace of the evaluator as a tree to be drawn: each condition is read back from its words and said in the page's own. */
import type { Trace } from '../../classify/verdict.ts'
import type { Reading } from '../../list/fields.ts'
import type { Dictionary } from '../../list/model.ts'
import { readCondition } from '../../list/read-condition.ts'
import { outline } from '../browse/outline.ts'
import type { Speech } from '../language.tsx'
import { sayFact } from '../parts/say-fact.ts'
import type { TreeNode } from '../parts/tree.tsx'

/** Ops whose text is a sentence of list data or a word of the tree itself, not a condition. */
const NOT_A_CONDITION = new Set(['provision', 'exclude', 'ref', 'true'])

const leafOf = (trace: Trace, dictionary: Dictionary, t: Speech['t']): Pick<TreeNode, 'subject' | 'text' | 'data'> => {
  if (trace.op === 'true') return { text: t('condition.always') }
  if (trace.op === 'ref') return { text: t('condition.ref') }
  if (NOT_A_CONDITION.has(trace.op)) return { text: trace.text, data: true }
  const reading: Reading = { file: 'trace', issues: [] }
  const expr = readCondition({ type: 'text', text: trace.text, at: { line: 1, column: 1 }, path: '' }, { dictionary, list: '', reading })
  // The trace says the condition in the authoring language, but a word of it may be unknown to an older reader: then it is shown as it is.
  if (reading.issues.length > 0) return { text: trace.text, data: true }
  const { subject, text } = outline(expr, dictionary, t)
  return { text, ...(subject === undefined ? {} : { subject }) }
}

/** The tree of a trace. */
export const traceNode = (trace: Trace, dictionary: Dictionary, t: Speech['t']): TreeNode => {
  const of = trace.of ?? []
  const value =
    trace.value === undefined
      ? undefined
      : trace.op === 'kind'
        ? trace.value
            .split(', ')
            .map((kind) => dictionary.kinds.get(kind)?.title ?? kind)
            .join(t('list.comma'))
        : sayFact(trace.value, dictionary, t)
  return {
    ...trace,
    ...(value === undefined ? {} : { value }),
    written: trace.text,
    ...(of.length === 0 ? leafOf(trace, dictionary, t) : { text: trace.text }),
    ...(of.length === 0 ? {} : { of: of.map((one) => traceNode(one, dictionary, t)) }),
  }
}
