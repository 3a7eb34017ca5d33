/** How far a check has come. */
import { describe, expect, test } from 'vitest'
import { STEPS } from '../router.ts'
import { nextDealPage, stepBefore, TASKS, taskOf, taskStates } from './steps.ts'

const states = (progress: Parameters<typeof taskStates>[0]): string =>
  taskStates(progress)
    .map((one) => `${one.task}:${one.state}`)
    .join(' ')

describe('steps', () => {
  test.for([
    [
      { hasItem: false, factsSeen: false, asking: false, dealDone: [] },
      'item:now facts:blocked question:blocked verdict:blocked deal:blocked outcome:blocked',
    ],
    [
      { hasItem: true, factsSeen: false, asking: true, dealDone: [] },
      'item:done facts:now question:todo verdict:todo deal:todo outcome:blocked',
    ],
    [
      { hasItem: true, factsSeen: true, asking: true, dealDone: [] },
      'item:done facts:done question:now verdict:todo deal:todo outcome:blocked',
    ],
    [
      { hasItem: true, factsSeen: true, asking: false, dealDone: ['destination'] },
      'item:done facts:done question:done verdict:done deal:now outcome:blocked',
    ],
    [
      { hasItem: true, factsSeen: true, asking: false, dealDone: ['destination', 'parties', 'route', 'end-use'] },
      'item:done facts:done question:done verdict:done deal:done outcome:done',
    ],
    // An item that was thrown away takes everything with it.
    [
      { hasItem: false, factsSeen: true, asking: false, dealDone: ['destination', 'parties', 'route', 'end-use'] },
      'item:now facts:blocked question:blocked verdict:blocked deal:blocked outcome:blocked',
    ],
  ] as const)('%j', ([progress, said]) => {
    expect(states(progress)).toBe(said)
  })

  test('the deal goes on where it was left', () => {
    expect(nextDealPage([])).toBe('destination')
    expect(nextDealPage(['destination', 'route'])).toBe('parties')
    expect(nextDealPage(['destination', 'parties', 'route', 'end-use'])).toBe('answers')
  })

  test('every page belongs to a part, and "back" always ends at the start', () => {
    for (const step of STEPS) {
      expect(TASKS).toContain(taskOf(step))
      let at: (typeof STEPS)[number] | undefined = step
      for (let i = 0; i < STEPS.length && at !== undefined; i++) at = stepBefore(at)
      expect(at).toBeUndefined()
    }
  })
})
