/** `gatehouse watchlists import|fetch|accept|status|diff`. */
import { Command } from 'commander'
import { Fault, sayIssue, sayMessage } from '../fault/fault.ts'
import type { Say } from '../messages/say.ts'
import { delta } from '../party/delta.ts'
import { SOURCES } from '../party/read/sources.ts'
import { fetchList } from '../store/fetch-watchlist.ts'
import {
  acceptHeld,
  findSnapshot,
  type Imported,
  importList,
  type ListStatus,
  watchlistFolder,
  watchlistStatus,
} from '../store/watchlists.ts'
import type { Done } from './done.ts'
import { catalogue, paint, print, printJson, type Style, tell } from './terminal.ts'

const COLOURS: Readonly<Record<ListStatus['health'], Style>> = {
  fresh: 'green',
  stale: 'yellow',
  held: 'yellow',
  error: 'red',
  absent: 'dim',
}

/** The `watchlists` command with its subcommands. Exit code 1 where a copy is held or a list could not be fetched. */
export const watchlistsCommand = (done: Done): Command => {
  const say = catalogue()
  const command = new Command('watchlists').description(say('party:watchlists.about'))
  const root = watchlistFolder()
  command
    .command('import')
    .argument('<file...>', say('party:watchlists.file'))
    .requiredOption('--list <id>', say('party:watchlists.list'))
    .option('--format <format>', say('party:watchlists.format'))
    .option('--date <date>', say('party:watchlists.date'))
    .option('--json', say('cli:json'))
    .description(say('party:watchlists.import.about'))
    .action(async (files: readonly string[], options: { list: string; format?: string; date?: string; json?: boolean }) => {
      const { list, format, date } = options
      if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date)) throw new Fault('input.bad-date', { text: date })
      const imported = await importList(root, list, files, {
        ...(format === undefined ? {} : { format }),
        ...(date === undefined ? {} : { date }),
      })
      sayImported(imported, say, options.json === true)
      done(imported.outcome === 'held' ? 1 : 0)
    })
  command
    .command('fetch')
    .argument('[id...]', say('party:watchlists.list'))
    .option('--base <url>', say('party:watchlists.base'))
    .option('--json', say('cli:json'))
    .description(say('party:watchlists.fetch.about'))
    .action(async (ids: readonly string[], options: { base?: string; json?: boolean }) => {
      const wanted = ids.length > 0 ? ids : SOURCES.filter((source) => source.files.length > 0).map((source) => source.id)
      let bad = false
      for (const id of wanted) {
        tell(say('party:watchlists.fetching', { list: id }))
        try {
          const imported = await fetchList(root, id, options.base === undefined ? {} : { base: options.base })
          bad ||= imported.outcome === 'held'
          sayImported(imported, say, options.json === true)
        } catch (error) {
          // One publisher out of reach must not keep the others' lists old; the list's state remembers it.
          if (!(error instanceof Fault) || wanted.length === 1) throw error
          bad = true
          tell(paint('red', `${id}: ${sayMessage(error, say)}`))
        }
      }
      done(bad ? 1 : 0)
    })
  command
    .command('accept')
    .argument('<id>', say('party:watchlists.list'))
    .description(say('party:watchlists.accept.about'))
    .action(async (id: string) => {
      const copy = await acceptHeld(root, id)
      print(say('party:watchlists.accepted', { list: id, date: copy.date, count: copy.parties }))
    })
  command
    .command('status')
    .option('--json', say('cli:json'))
    .description(say('party:watchlists.status.about'))
    .action((options: { json?: boolean }) => {
      const status = watchlistStatus(root)
      if (options.json === true) printJson(status)
      else for (const one of status) sayStatus(one, say)
      done(status.some((one) => one.health !== 'fresh' && one.health !== 'absent') ? 1 : 0)
    })
  command
    .command('diff')
    .argument('<before>', say('party:watchlists.copy'))
    .argument('<after>', say('party:watchlists.copy'))
    .option('--json', say('cli:json'))
    .description(say('party:watchlists.diff.about'))
    .action((before: string, after: string, options: { json?: boolean }) => {
      const change = delta(findSnapshot(root, before), findSnapshot(root, after))
      const any = change.added.length + change.removed.length + change.changed.length > 0
      if (options.json === true) printJson(change)
      else {
        print(
          say('party:watchlists.changes', { added: change.added.length, removed: change.removed.length, changed: change.changed.length }),
        )
        for (const party of change.added) print(paint('green', `+ ${party.id}  ${party.names[0]?.full ?? ''}`))
        for (const party of change.removed) print(paint('red', `- ${party.id}  ${party.names[0]?.full ?? ''}`))
        for (const { after: party, fields } of change.changed)
          print(
            paint(
              'yellow',
              `~ ${party.id}  ${party.names[0]?.full ?? ''}  (${fields.map((field) => say(`party:field.${field}`)).join(', ')})`,
            ),
          )
      }
      done(any ? 1 : 0)
    })
  return command
}

const sayImported = ({ outcome, snapshot, reasons, issues, delta: change }: Imported, say: Say, json: boolean): void => {
  if (json) {
    const { parties: _parties, ...head } = snapshot
    printJson({
      outcome,
      snapshot: head,
      parties: snapshot.parties.length,
      reasons,
      issues,
      added: change.added.length,
      removed: change.removed.length,
      changed: change.changed.length,
    })
    return
  }
  print(say(`party:watchlists.${outcome}`, { list: snapshot.list, date: snapshot.date, count: snapshot.parties.length }))
  print(say('party:watchlists.changes', { added: change.added.length, removed: change.removed.length, changed: change.changed.length }))
  if (snapshot.unread > 0) tell(paint('yellow', say('party:watchlists.unread', { count: snapshot.unread })))
  for (const one of issues.slice(0, 10)) tell(`  ${sayIssue(one, say)}`)
  for (const reason of reasons) tell(paint('yellow', `  ${say(reason.key, reason.params)}`))
  if (outcome === 'held') tell(say('party:watchlists.how-to-accept', { list: snapshot.list }))
}

const sayStatus = (one: ListStatus, say: Say): void => {
  const { current } = one
  print(
    [
      one.list.padEnd(14),
      paint(COLOURS[one.health], say(`party:health.${one.health}`)),
      current === undefined
        ? ''
        : say('party:watchlists.copy-line', { date: current.date, count: current.parties, hash: current.sha256.slice(0, 12) }),
      current?.invented === true ? paint('magenta', say('party:watchlists.invented')) : '',
      one.title,
    ]
      .filter((part) => part !== '')
      .join('  '),
  )
  if (one.error !== undefined) print(`  ${paint('red', one.error.message)} (${one.error.at.slice(0, 16)})`)
  for (const reason of one.held?.reasons ?? []) print(`  ${paint('yellow', say(reason.key, reason.params))}`)
}
