/** `gatehouse cover NATIONAL --against LIST…`: what of the reference lists a national list covers on a day, and what it misses. */
import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { type CoverRow, cover } from '../cover/cover.ts'
import { closeZ3, openZ3 } from '../engines/z3.ts'
import { Fault } from '../fault/fault.ts'
import { isDay } from '../list/fields.ts'
import type { ControlList } from '../list/model.ts'
import type { Say } from '../messages/say.ts'
import { loadLists, readNational } from '../store/list-files.ts'
import { inFamily } from '../substance/families.ts'
import type { Done } from './done.ts'
import { catalogue, print, printJson, today } from './terminal.ts'

/** A row as JSON: regions as words. */
const rowJson = ({ reference, provision, status, why, by, gaps, cut, rests, leaves }: CoverRow, say: Say): unknown => ({
  reference,
  provision,
  status,
  ...(why === undefined ? {} : { why }),
  by,
  gaps: gaps.map((gap) => ({
    region: gap.region.map(({ key, params }) => say(key, params)),
    item: gap.item,
    deal: gap.deal,
    unsaid: gap.unsaid,
    replay: gap.replay,
  })),
  cut,
  rests,
  leaves,
})

/** Exact fractions hold big integers, which JSON has no word for. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? one.toString() : one)))

/** The `cover` command. Exit code 1 when there is a gap, or something is not proved. */
export const coverCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('cover')
    .argument('<national>', say('cover:national'))
    .requiredOption('--against <lists...>', say('cover:against'))
    .option('--on <date>', say('cover:on'))
    .option('--json', say('cli:json'))
    .description(say('cover:about'))
    .action(async (national: string, options: { against: readonly string[]; on?: string; json?: boolean }) => {
      const on = options.on ?? today()
      if (!isDay(on)) throw new Fault('input.bad-date', { text: on })
      const loaded = loadLists()
      const find = (id: string): ControlList => {
        const found = loaded.lists.find((list) => list.id === id)
        if (found === undefined)
          throw new Fault('list.unknown-list', { id }, { hint: `loaded: ${loaded.lists.map((list) => list.id).join(', ')}` })
        return found
      }
      const references = options.against.flatMap((ids) => ids.split(',')).map(find)
      const read = existsSync(national) ? readNational(national, loaded) : undefined
      const own = read?.own ?? [find(national)]
      const prover = await openZ3()
      const report = cover(own, references, {
        on,
        engine: { dictionary: loaded.dictionary, inFamily },
        prover,
        beside: read?.lists ?? loaded.lists,
      })
      await closeZ3()
      const count = (status: CoverRow['status']): number => report.rows.filter((row) => row.status === status).length
      if (options.json === true) printJson(plain({ on, prover: report.prover, rows: report.rows.map((row) => rowJson(row, say)) }))
      else {
        for (const row of report.rows) {
          print(say(`cover:row.${row.status}`, { provision: row.provision, by: row.by.join(', ') }))
          for (const gap of row.gaps) print(`  ${gap.region.map(({ key, params }) => say(key, params)).join('; ')}`)
          if (row.cut) print(`  ${say('cover:cut')}`)
        }
        print(
          say('cover:summary', {
            covered: count('covered'),
            gaps: count('gap'),
            open: count('not-proved'),
            judgement: count('judgement'),
            name: report.prover.name,
            version: report.prover.version,
          }),
        )
      }
      done(count('covered') === report.rows.length ? 0 : 1)
    })
}
