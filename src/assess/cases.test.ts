/** The policies on the cases beside them, with the real lists. */
import { describe, expect, test } from 'vitest'
import { forgettings, isAllowed } from '../../test/support/forgetting.ts'
import { readPolicyCases } from '../../test/support/policy-cases.ts'
import { loadLists } from '../store/list-files.ts'
import { loadPartyLists, loadPolicies } from '../store/policy-files.ts'
import { inFamily } from '../substance/families.ts'
import { assess } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { assessContext, transactionReaders } from './context.ts'
import { readTransaction } from './read-transaction.ts'

const { dictionary, lists, hashes } = loadLists()
const engine = { dictionary, inFamily }
const policies = loadPolicies(dictionary.kinds)
const context = assessContext({ lists, hashes, engine, policies, partyLists: loadPartyLists() }, '2026-11-24')
const readers = transactionReaders({ engine, lists })
const cases = readPolicyCases()

const reasonsIn = (answer: Assessment): readonly string[] =>
  answer.reasons
    .filter((reason) => reason.rules === undefined)
    .flatMap((reason) => [reason.key, ...(reason.rule === undefined ? [] : [reason.rule])])

describe('cases of the policies', () => {
  test.for(cases.map((one) => [one.name, one] as const))('%s', ([, one]) => {
    const answer = assess(readTransaction(one.text, one.file, readers), context)
    const got = {
      outcome: answer.outcome,
      because: reasonsIn(answer),
      flags: answer.redFlags.filter((flag) => flag.raised).map((flag) => flag.rule),
      next: answer.next.map((step) => step.key),
      asks: answer.questions.map((question) => question.field),
    }
    expect(
      got,
      JSON.stringify(
        answer.reasons.map((reason) => `${reason.effect} ${reason.key} ${reason.rule ?? reason.params.field}`),
        null,
        1,
      ),
    ).toMatchObject({ outcome: one.outcome })
    expect(
      one.because.filter((reason) => !got.because.includes(reason)),
      got.because.join(' '),
    ).toEqual([])
    expect(one.not.filter((reason) => got.because.includes(reason))).toEqual([])
    expect(
      one.flags.filter((flag) => !got.flags.includes(flag)),
      got.flags.join(' '),
    ).toEqual([])
    expect(
      one.next.filter((step) => !got.next.includes(`next.${step}`)),
      got.next.join(' '),
    ).toEqual([])
    expect(
      one.asks.filter((field) => !got.asks.includes(field)),
      got.asks.join(' '),
    ).toEqual([])
  })

  test('forgetting a fact of a case never helps (a quarter of all facts, spread over the cases)', () => {
    let tried = 0
    const broken = cases.flatMap((one, i) => {
      const transaction = readTransaction(one.text, one.file, readers)
      const quarter = forgettings(transaction).filter((_, j) => (i + j) % 4 === 0)
      return quarter.flatMap(({ what, left }) => {
        tried++
        const after = assess(left, context).outcome
        return isAllowed(one.outcome, after) ? [] : [`${one.name}: without ${what} ${after}`]
      })
    })
    expect(broken).toEqual([])
    expect(tried).toBeGreaterThan(800)
  }, 60_000)

  test('there are enough, a third of them not let pass, and no name stands twice', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40)
    const stopped = cases.filter(({ outcome }) => outcome === 'prohibited' || outcome === 'refer')
    expect(stopped.length).toBeGreaterThanOrEqual(cases.length / 3)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
    expect([...new Set(cases.map(({ outcome }) => outcome))].sort()).toEqual(['clear', 'licence-required', 'prohibited', 'refer'])
  })

  test('every name a case demands is one that exists', () => {
    const rules = new Set(policies.rules.map((rule) => rule.full))
    const provisions = new Set(lists.flatMap((list) => list.provisions.map((provision) => provision.full)))
    const unknown = cases.flatMap((one) =>
      [...one.because, ...one.not, ...one.flags].filter((name) => !rules.has(name) && !provisions.has(name) && !name.startsWith('reason.')),
    )
    expect(unknown).toEqual([])
  })
})
