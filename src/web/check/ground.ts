/** What a self-check stands on besides the lists: the rules, and the evaluator put together. */
import { use } from 'react'
import type { AssessContext } from '../../assess/assess.ts'
import { assessContext, type Foundations } from '../../assess/context.ts'
import type { Engine } from '../../classify/engine.ts'
import type { Thesaurus } from '../../describe/thesaurus.ts'
import { inFamily, isFamily } from '../../substance/families.ts'
import { type Held, hold } from '../held.ts'
import { rules } from '../rules.ts'

/** Everything a check needs, ready. */
export interface Ground {
  readonly held: Held
  readonly engine: Engine
  readonly thesaurus: Thesaurus
  readonly foundations: Foundations
  readonly contextOn: (day: string) => AssessContext
}

const prepare = async (): Promise<Ground> => {
  const [held, { thesaurus, policies, partyLists }] = await Promise.all([hold(), rules()])
  const engine: Engine = { dictionary: held.dictionary, inFamily: (graph, family) => isFamily(family) && inFamily(graph, family) }
  const foundations: Foundations = { lists: held.lists, engine, hashes: held.hashes, policies, partyLists, thesaurus }
  const contexts = new Map<string, AssessContext>()
  const contextOn = (day: string): AssessContext => {
    const known = contexts.get(day) ?? assessContext(foundations, day)
    contexts.set(day, known)
    return known
  }
  return { held, engine, thesaurus, foundations, contextOn }
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
