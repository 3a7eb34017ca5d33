/** The order of a self-check, and how far a draft has come. Pure. */
import type { Step } from '../router.ts'
import type { Draft } from './draft.ts'

/** The parts of a check as a person sees them on the task list. */
export const TASKS = ['item', 'facts', 'question', 'verdict', 'deal', 'outcome'] as const
/** One part. */
export type Task = (typeof TASKS)[number]

/** How a part stands. `blocked`: something before it must be done first. */
export type TaskState = 'done' | 'now' | 'todo' | 'blocked'

/** What of a draft decides how far it has come. */
export interface Progress {
  readonly hasItem: boolean
  readonly factsSeen: boolean
  /** A question is still waiting that has not been put off. */
  readonly asking: boolean
  readonly dealDone: Draft['dealDone']
}

const DEAL_PAGES = ['destination', 'parties', 'route', 'end-use'] as const

/** The next page of the deal that was not gone through yet, or the check of all answers. */
export const nextDealPage = (done: Draft['dealDone']): Step => DEAL_PAGES.find((page) => !done.includes(page)) ?? 'answers'

/** Whether all pages of the deal were gone through. */
export const isDealDone = (done: Draft['dealDone']): boolean => DEAL_PAGES.every((page) => done.includes(page))

/** Each part's state, and the page it opens. */
export const taskStates = (progress: Progress): readonly { readonly task: Task; readonly state: TaskState; readonly step: Step }[] => {
  const dealDone = isDealDone(progress.dealDone)
  const done: Readonly<Record<Task, boolean>> = {
    item: progress.hasItem,
    facts: progress.hasItem && progress.factsSeen,
    question: progress.hasItem && progress.factsSeen && !progress.asking,
    verdict: progress.hasItem && progress.factsSeen && !progress.asking,
    deal: progress.hasItem && dealDone,
    outcome: progress.hasItem && dealDone,
  }
  const step: Readonly<Record<Task, Step>> = {
    item: 'item',
    facts: 'facts',
    question: 'question',
    verdict: 'verdict',
    deal: nextDealPage(progress.dealDone),
    outcome: 'outcome',
  }
  const now = TASKS.find((task) => !done[task])
  const open: Readonly<Record<Task, boolean>> = {
    item: true,
    facts: progress.hasItem,
    question: progress.hasItem,
    verdict: progress.hasItem,
    deal: progress.hasItem,
    outcome: progress.hasItem && dealDone,
  }
  return TASKS.map((task) => ({
    task,
    step: step[task],
    state: !open[task] ? 'blocked' : done[task] ? 'done' : task === now ? 'now' : 'todo',
  }))
}

/** Which part a page belongs to. */
export const taskOf = (step: Step): Task => {
  switch (step) {
    case 'item':
    case 'kind':
    case 'chemical':
      return 'item'
    case 'facts':
    case 'question':
    case 'verdict':
      return step
    case 'destination':
    case 'parties':
    case 'route':
    case 'end-use':
    case 'answers':
      return 'deal'
    case 'outcome':
    case 'record':
      return 'outcome'
  }
}

/** The page before a page, for "back"; undefined: the task list. */
export const stepBefore = (step: Step): Step | undefined => {
  const before: Readonly<Partial<Record<Step, Step>>> = {
    kind: 'item',
    chemical: 'item',
    facts: 'item',
    question: 'facts',
    verdict: 'facts',
    destination: 'verdict',
    parties: 'destination',
    route: 'parties',
    'end-use': 'route',
    answers: 'end-use',
    outcome: 'answers',
    record: 'outcome',
  }
  return before[step]
}
