/**
 * `gatehouse lists import TABLE`: a State's present list into a mapping file with suggestions; `gatehouse lists import MAPPING.yaml --as ID
 * --out DIR`: the rows a person has confirmed into a list.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { Fault } from '../fault/fault.ts'
import { isDay } from '../list/fields.ts'
import { importMapping, importTable } from '../office/list/import-list.ts'
import { openLists } from '../office/lists.ts'
import { writeNewFolder } from '../store/write-folder.ts'
import { catalogue, print, printJson, readInput, tell, today } from './terminal.ts'

interface ImportOptions {
  readonly out: string
  readonly map?: string
  readonly against?: string
  readonly on?: string
  readonly as?: string
  readonly title?: string
  readonly issuer?: string
  readonly instrument?: string
  readonly json?: boolean
}

/** The `lists import` command. */
export const importCommand = (): Command => {
  const say = catalogue()
  return new Command('import')
    .argument('<file>', say('cli:import.file'))
    .requiredOption('--out <dir>', say('cli:import.out'))
    .option('--map <columns>', say('cli:import.map'))
    .option('--against <lists>', say('cli:import.against'))
    .option('--on <date>', say('cli:on'))
    .option('--as <id>', say('cli:adopt.as'))
    .option('--title <text>', say('cli:adopt.title'))
    .option('--issuer <text>', say('cli:adopt.issuer'))
    .option('--instrument <text>', say('cli:adopt.instrument'))
    .option('--json', say('cli:json'))
    .description(say('cli:import.about'))
    .action(async (file: string, options: ImportOptions) => {
      const loaded = openLists()
      if (/\.ya?ml$/i.test(file)) return fromMapping(file, options)
      const on = options.on ?? today()
      if (!isDay(on)) throw new Fault('input.bad-date', { text: on })
      if (!existsSync(file)) throw new Fault('input.not-found', { file })
      const { rows, suggested, text } = await importTable(file, on, options.map, loaded, options.against?.split(','))
      writeNewFolder(options.out, [{ name: 'mapping.yaml', text }])
      const mapping = join(options.out, 'mapping.yaml')
      if (options.json === true) return printJson({ mapping, rows, suggested })
      print(say('cli:import.read', { rows, suggested }))
      tell(say('cli:import.confirm', { mapping }))
    })
}

const fromMapping = (file: string, options: ImportOptions): void => {
  const say = catalogue()
  if (options.as === undefined) throw new Fault('list.missing-field', { field: '--as' }, { hint: 'a list made from a mapping needs an id' })
  const title = options.title ?? say('cli:adopt.own-title', { id: options.as })
  const { list, files, open, none } = importMapping(
    readInput(file),
    file,
    { id: options.as, title, issuer: options.issuer ?? options.as, instrument: options.instrument ?? title },
    options.out,
    openLists(),
  )
  if (options.json === true) {
    printJson({ list: list.id, out: options.out, provisions: list.provisions.length, files, open, none })
    return
  }
  print(say('cli:import.made', { id: list.id, provisions: list.provisions.length, out: options.out }))
  if (open.length > 0) print(say('cli:import.open', { rows: open.join(', ') }))
  if (none.length > 0) print(say('cli:import.none', { rows: none.join(', ') }))
}
