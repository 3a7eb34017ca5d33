/** Each data sheet of examples/, handed in at the desk as it is: the right provision, the right question, or the reason why not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Trace } from '../src/classify/verdict.ts'
import { loadRdkit } from '../src/engines/rdkit.ts'
import { withGraphs } from '../src/list/with-graphs.ts'
import { type Answer, type Desk, deskOn } from '../src/office/desk.ts'
import { loadFolder } from '../src/store/list-files.ts'

interface Expected {
  readonly file: string
  readonly about: string
  readonly kind: string
  readonly verdict: string
  readonly matches?: readonly string[]
  /** Open: what is asked. */
  readonly asks?: readonly string[]
  /** The same sheet with one more thing settled. */
  readonly then?: { readonly model: string; readonly verdict: string; readonly matches: readonly string[] }
  /** Not controlled: a provision that was looked at, and the attribute that decides against it. */
  readonly because?: { readonly provision: string; readonly attr: string }
  readonly reason?: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'examples')
const { on, examples } = parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as { on: string; examples: Expected[] }
const sheets = readdirSync(folder).filter((name) => name.endsWith('.txt'))

let desk: Desk
beforeAll(async () => {
  // From the sources, so that a change of a list or of the thesaurus shows here before anything is built.
  const chemistry = await loadRdkit()
  const loaded = loadFolder(root)
  desk = deskOn({ ...loaded, dictionary: withGraphs(loaded.dictionary, chemistry) }, chemistry)
})

const hand = (file: string, model?: string): Answer =>
  desk.classifyText(readFileSync(join(folder, file), 'utf8'), file, { on, ...(model === undefined ? {} : { model }) })

/** The conditions of a trace that do not hold. */
const failing = (trace: Trace): string[] => [
  ...(trace.truth === 0 && trace.attr !== undefined ? [trace.attr] : []),
  ...(trace.of ?? []).flatMap(failing),
]

describe('the examples', () => {
  test('each sheet has its answer, and each answer its sheet', () => {
    expect(examples.map((one) => one.file).sort()).toEqual([...sheets].sort())
    expect(examples.length).toBeGreaterThanOrEqual(20)
  })

  test('at least a third of them are not controlled or open', () => {
    expect(examples.filter((one) => one.verdict !== 'controlled').length * 3).toBeGreaterThanOrEqual(examples.length)
  })

  test.for(examples)('$file ($about): $verdict', ({ file, kind, verdict, matches, asks, then, because, reason }) => {
    const { classification, description } = hand(file)
    expect(description?.kind).toBe(kind)
    expect(classification.verdict).toBe(verdict)
    expect(classification.matches.map((one) => one.id)).toEqual(matches ?? [])
    if (asks !== undefined) {
      const asked = [...(description?.questions ?? []).map((one) => one.about), ...classification.questions.map((one) => one.attr)]
      const missing = classification.open.flatMap((one) => one.missing)
      // One of the right questions comes first or second; all of them are open.
      expect(asked.slice(0, 2).some((one) => asks.includes(one))).toBe(true)
      expect(asks.filter((one) => !asked.includes(one) && !missing.includes(one))).toEqual([])
    }
    if (then !== undefined) {
      const settled = hand(file, then.model).classification
      expect([settled.verdict, settled.matches.map((one) => one.id)]).toEqual([then.verdict, then.matches])
    }
    if (because !== undefined) {
      const excluded = classification.excluded.find((one) => one.id === because.provision)
      expect(excluded === undefined ? [] : failing(excluded.trace)).toContain(because.attr)
    }
    if (reason !== undefined) expect(classification.reason.key).toBe(reason)
  })

  test('a match tells where each of its facts was read', () => {
    const { classification } = hand('frequency-changer.txt')
    const read = (trace: Trace): string[] => [
      ...(trace.read?.text === undefined ? [] : [trace.read.text]),
      ...(trace.of ?? []).flatMap(read),
    ]
    expect(read(classification.matches[0]?.trace as Trace).some((words) => words.startsWith('Output frequency'))).toBe(true)
  })
})
