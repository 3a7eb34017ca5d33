/** What a self-check stands on besides the lists: thesaurus, policies, lists of parties, and the evaluator put together. */
import { use } from 'react'
import { type Foundations, assessContext } from '../../assess/context.ts'
import type { AssessContext } from '../../assess/assess.ts'
import { readPartyList } from '../../assess/read-listed.ts'
import { readPolicies } from '../../assess/read-policy.ts'
import type { PartyList } from '../../assess/screen.ts'
import type { Engine } from '../../classify/engine.ts'
import type { Thesaurus } from '../../describe/thesaurus.ts'
import { Fault } from '../../fault/fault.ts'
import { inFamily, isFamily } from '../../substance/families.ts'
import { type Held, hold } from '../held.ts'

/** A file as the build put it into `data/rules.json`. */
interface RuleFile {
  readonly name: string
  readonly text: string
}

/** `data/rules.json`. */
interface Rules {
  readonly thesaurus: Thesaurus
  readonly policies: readonly RuleFile[]
  readonly parties: readonly RuleFile[]
}

/** Everything a check needs, ready. */
export interface Ground {
  readonly held: Held
  readonly engine: Engine
  readonly thesaurus: Thesaurus
  readonly partyLists: readonly PartyList[]
  readonly foundations: Foundations
  readonly contextOn: (day: string) => AssessContext
}

const fetchRules = async (): Promise<Rules> => {
  const answer = await fetch('./data/rules.json')
  if (!answer.ok) throw new Fault('web.no-lists')
  return (await answer.json()) as Rules
}

const prepare = async (): Promise<Ground> => {
  const [held, rules] = await Promise.all([hold(), fetchRules()])
  const engine: Engine = { dictionary: held.dictionary, inFamily: (graph, family) => isFamily(family) && inFamily(graph, family) }
  const policies = readPolicies(rules.policies, held.dictionary.kinds)
  const partyLists = rules.parties.map((file) => readPartyList(file.text, file.name))
  const foundations: Foundations = { lists: held.lists, engine, hashes: held.hashes, policies, partyLists, thesaurus: rules.thesaurus }
  const contexts = new Map<string, AssessContext>()
  const contextOn = (day: string): AssessContext => {
    const known = contexts.get(day) ?? assessContext(foundations, day)
    contexts.set(day, known)
    return known
  }
  return { held, engine, thesaurus: rules.thesaurus, partyLists, foundations, contextOn }
}

let preparing: Promise<Ground> | undefined

const ground = (): Promise<Ground> => {
  if (preparing === undefined) {
    const started = prepare()
    preparing = started
    started.catch(() => {
      preparing = undefined
    })
  }
  return preparing
}

/** Suspends the page until everything is there. */
export const useGround = (): Ground => use(ground())
