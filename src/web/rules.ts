/** The thesaurus, the policies and the lists of parties: fetched once from the page's own origin, read, kept. */
import { use } from 'react'
import type { Policy, PolicySet, Rule } from '../assess/policy.ts'
import { readPartyList } from '../assess/read-listed.ts'
import { readPolicies } from '../assess/read-policy.ts'
import type { PartyList } from '../assess/screen.ts'
import type { Thesaurus } from '../describe/thesaurus.ts'
import { Fault } from '../fault/fault.ts'
import { hold } from './held.ts'

/** A file as the build put it into `data/rules.json`. */
interface RuleFile {
  readonly name: string
  readonly text: string
}

/** `data/rules.json`. */
interface RulesFile {
  readonly thesaurus: Thesaurus
  readonly policies: readonly RuleFile[]
  readonly parties: readonly RuleFile[]
}

/** What was read. */
export interface Rules {
  readonly thesaurus: Thesaurus
  readonly policies: PolicySet
  readonly partyLists: readonly PartyList[]
}

const load = async (): Promise<Rules> => {
  const [held, answer] = await Promise.all([hold(), fetch('./data/rules.json')])
  if (!answer.ok) throw new Fault('web.no-lists')
  const file = (await answer.json()) as RulesFile
  return {
    thesaurus: file.thesaurus,
    policies: readPolicies(file.policies, held.dictionary.kinds),
    partyLists: file.parties.map((one) => readPartyList(one.text, one.name)),
  }
}

let loading: Promise<Rules> | undefined

/** Starts loading, or gives what is under way; a failure is tried again next time. */
export const rules = (): Promise<Rules> => {
  if (loading === undefined) {
    const started = load()
    loading = started
    started.catch(() => {
      loading = undefined
    })
  }
  return loading
}

/** The rules; suspends the page until they are there. */
export const useRules = (): Rules => use(rules())

/** The rules of a policy that do something in their own right, in the order of its file. */
export const rulesOf = (set: PolicySet, policy: Policy): readonly Rule[] => set.rules.filter((rule) => rule.policy === policy.id)
