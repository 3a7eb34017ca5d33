/** `gatehouse screen NAME|FILE|-`: who on the lists may be meant, and why. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { Fault } from '../fault/fault.ts'
import type { Say } from '../messages/say.ts'
import { buildIndex } from '../party/index.ts'
import { schemaOf } from '../party/match.ts'
import type { Schema, ScreenResult } from '../party/model.ts'
import { screen } from '../party/screen.ts'
import type { Done } from './done.ts'
import { cell, sayReason, thresholdOf } from './match.ts'
import { readOwnList, readQueries } from './party-files.ts'
import { screenFile } from './screen-file.ts'
import { catalogue, paint, print, tell } from './terminal.ts'

interface Options {
  readonly watchlist?: readonly string[]
  readonly schema?: string
  readonly threshold?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly out?: string
  readonly threads?: string
}

/** The JSON of one name. */
const jsonOf = ({ query, status, hits, error, snapshots }: ScreenResult): object => ({
  query,
  status,
  hits,
  ...(error === undefined ? {} : { error }),
  snapshot: snapshots,
})

const HEAD = 'name,status,count,id,list,listed_name,score,verdict,reasons,against'

const csvOf = (result: ScreenResult, say: Say): string => {
  const best = result.hits[0]
  const reasons = (from: 'reasons' | 'against'): string => (best?.[from] ?? []).map((one) => sayReason(one, say)).join('; ')
  // One line a name, whatever stands in it: a broken run counts its lines.
  return [
    result.query.name,
    result.status,
    result.hits.length,
    best?.id ?? '',
    best?.list ?? '',
    best?.name ?? '',
    best?.score ?? '',
    best?.verdict ?? '',
    reasons('reasons'),
    reasons('against'),
  ]
    .map((one) => cell(typeof one === 'string' ? one.replaceAll(/[\r\n]+/g, ' ') : one))
    .join(',')
}

const show = (result: ScreenResult, say: Say): void => {
  for (const { list, date, invented } of result.snapshots)
    if (invented) print(paint('yellow', `${list} ${date}: ${say('party:screen.invented')}`))
  print(paint('dim', say('party:screen.lists', { lists: result.snapshots.map(({ list, date }) => `${list} (${date})`).join(', ') })))
  if (result.status === 'none') print(paint('green', say('party:screen.none')))
  for (const hit of result.hits) {
    print(
      `${paint(['bold', hit.verdict === 'match' ? 'red' : 'yellow'], `${hit.score.toFixed(3)} ${say(`party:verdict.${hit.verdict}`)}`)}  ${hit.name}  ${paint('dim', hit.id)}`,
    )
    for (const one of hit.reasons) print(`    + ${sayReason(one, say)}`)
    for (const one of hit.against) print(paint('dim', `    - ${sayReason(one, say)}`))
  }
}

const schemaAsked = (word: string | undefined): Schema | undefined => {
  if (word === undefined) return undefined
  const schema = schemaOf(word)
  if (schema === undefined) throw new Fault('party.unknown-schema', { word })
  return schema
}

/** The `screen` command. Exit code 1 when something was found or a row could not be screened, 0 when nothing. */
export const screenCommand = (done: Done): Command => {
  const say = catalogue()
  const collect = (path: string, before: readonly string[] = []): readonly string[] => [...before, path]
  return new Command('screen')
    .argument('<name|file|->', say('party:screen.name'))
    .option('--watchlist <path>', say('party:screen.watchlist'), collect)
    .option('--schema <schema>', say('party:screen.schema'))
    .option('--threshold <score>', say('party:threshold'))
    .option('--out <file>', say('party:screen.out'))
    .option('--threads <count>', say('party:screen.threads'))
    .option('--json', say('cli:json'))
    .option('--csv', say('party:csv'))
    .description(say('party:screen.about'))
    .action(async (name: string, options: Options) => {
      const threshold = thresholdOf(options.threshold)
      const schema = schemaAsked(options.schema)
      if (options.watchlist === undefined) throw new Fault('party.no-watchlist')
      const index = buildIndex(options.watchlist.map(readOwnList))
      if (name !== '-' && !existsSync(name)) {
        const [result] = screen({ name, ...(schema === undefined ? {} : { schema }) }, index, { threshold })
        if (result === undefined) throw new Fault('input.empty')
        if (options.json === true) print(JSON.stringify(jsonOf(result), null, 2))
        else if (options.csv === true) print(`${HEAD}\n${csvOf(result, say)}`)
        else show(result, say)
        done(result.status === 'none' ? 0 : 1)
        return
      }
      const { queries, sha256 } = readQueries(name, schema)
      const csv = options.csv === true
      const threads =
        options.threads === undefined ? Math.min(8, availableParallelism()) : Math.max(1, Math.floor(Number(options.threads)) || 1)
      const tally = await screenFile(
        {
          index,
          queries,
          sha256,
          threshold,
          threads,
          ...(options.out === undefined ? {} : { out: options.out }),
          ...(csv ? { head: HEAD } : {}),
          format: csv ? 'csv' : 'json',
          line: csv ? (result) => csvOf(result, say) : (result) => JSON.stringify(jsonOf(result)),
        },
        say,
      )
      tell(say('party:screen.finished', { ...tally }))
      done(tally.hits + tally.errors > 0 ? 1 : 0)
    })
}
