/** `gatehouse lists build`: sources -> compiled form, lock and schemas; `--check` only says whether they are fresh. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { transactionSchema } from '../assess/read-transaction.ts'
import { Fault } from '../fault/fault.ts'
import { compile } from '../list/compiled.ts'
import { checkLock, type Lock, lockOf } from '../list/lock.ts'
import { schemas } from '../list/schema.ts'
import { withGraphs } from '../list/with-graphs.ts'
import { answerSchema } from '../office/answer-json.ts'
import { assessmentSchema } from '../office/assessment-json.ts'
import { readExtras } from '../store/extras.ts'
import { readSources } from '../store/list-files.ts'

/** Where the lock is kept. */
export const lockPath = (root: string): string => join(root, 'lists.lock.json')

/** The lock as last published; empty where there is none yet. */
export const readLock = (root: string): Lock =>
  existsSync(lockPath(root)) ? (JSON.parse(readFileSync(lockPath(root), 'utf8')) as Lock) : {}

/** What `lists build` writes: path below the root -> text. Throws the issues of the sources, and of the lock unless `relock`. */
export const buildOutputs = async (root: string, options: { relock: boolean }): Promise<ReadonlyMap<string, string>> => {
  const { dictionary, lists } = readSources(root)
  const issues = options.relock ? [] : checkLock(lists, readLock(root))
  if (issues[0] !== undefined) throw new Fault(issues[0].code, {}, { issues })
  const { loadRdkit } = await import('../engines/rdkit.ts')
  const complete = withGraphs(dictionary, await loadRdkit())
  const outputs = new Map<string, string>([
    ['lists/compiled/gatehouse.json', compile(complete, lists, { ...readExtras(root) })],
    ['lists.lock.json', `${JSON.stringify(lockOf(lists), null, 1)}\n`],
  ])
  const published: ReadonlyMap<string, unknown> = new Map<string, unknown>([
    ...schemas(dictionary),
    ['transaction.schema.json', transactionSchema()],
    ['answer.schema.json', { title: 'Gatehouse answer about an item (`gatehouse classify --json`)', ...z.toJSONSchema(answerSchema) }],
    [
      'assessment.schema.json',
      { title: 'Gatehouse assessment of a transaction (`gatehouse assess --json`)', ...z.toJSONSchema(assessmentSchema) },
    ],
  ])
  for (const [name, schema] of published) outputs.set(`docs/schema/${name}`, `${JSON.stringify(schema, null, 1)}\n`)
  return outputs
}

/** Writes what has changed; gives the paths written. */
export const writeOutputs = (root: string, outputs: ReadonlyMap<string, string>): readonly string[] => {
  const written: string[] = []
  for (const [path, text] of outputs) {
    const file = join(root, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    written.push(path)
  }
  return written
}

/** Paths whose text on disk is not what the sources give. */
export const staleOutputs = (root: string, outputs: ReadonlyMap<string, string>): readonly string[] =>
  [...outputs]
    .filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
    .map(([path]) => path)
