/** The lists and the dictionary the page holds: fetched once from its own origin, loaded, kept. */
import { use } from 'react'
import { Fault } from '../fault/fault.ts'
import { type Loaded, loadCompiled } from '../list/compiled.ts'
import { indexOf } from '../list/link.ts'
import type { ControlList, Provision } from '../list/model.ts'

/** What is loaded, and the provisions by full id. */
export interface Held extends Loaded {
  readonly provisions: ReadonlyMap<string, Provision>
  readonly listOf: (full: string) => ControlList | undefined
}

/** A server of ours answers the first; the second lies beside the page on a static host. */
const PLACES = ['./v1/lists/compiled', './data/compiled.json'] as const

const fetchFirst = async (): Promise<string> => {
  for (const place of PLACES) {
    const answer = await fetch(place)
    if (answer.ok && answer.headers.get('content-type')?.includes('json')) return answer.text()
  }
  throw new Fault('web.no-lists')
}

const load = async (): Promise<Held> => {
  const loaded = loadCompiled(await fetchFirst())
  const byList = new Map(loaded.lists.map((list) => [list.id, list]))
  return { ...loaded, provisions: indexOf(loaded.lists), listOf: (full) => byList.get(full.slice(0, full.indexOf(':'))) }
}

let holding: Promise<Held> | undefined

/** Starts loading, or gives what is under way. A failure is not kept: the next page tries again. */
export const hold = (): Promise<Held> => {
  if (holding === undefined) {
    const started = load()
    holding = started
    started.catch(() => {
      holding = undefined
    })
  }
  return holding
}

/** The lists; suspends the page until they are there. */
export const useHeld = (): Held => use(hold())

/** Today in this reader's place, YYYY-MM-DD. */
export const today = (): string => {
  const now = new Date()
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-')
}
