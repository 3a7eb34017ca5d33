/** `gatehouse lists adopt LIST… --as ID --out DIR`: a State starts from nothing, with reference provisions under numbers of its own. */
import { Command } from 'commander'
import { Fault } from '../fault/fault.ts'
import { isDay } from '../list/fields.ts'
import { adoptList } from '../office/list/adopt-list.ts'
import { openLists } from '../office/lists.ts'
import { catalogue, print, printJson, tell, today } from './terminal.ts'

interface AdoptOptions {
  readonly as: string
  readonly out: string
  readonly numbering: string
  readonly title?: string
  readonly issuer?: string
  readonly instrument?: string
  readonly on?: string
  readonly json?: boolean
}

/** The `lists adopt` command. */
export const adoptCommand = (): Command => {
  const say = catalogue()
  return new Command('adopt')
    .argument('<choice...>', say('cli:adopt.choice'))
    .requiredOption('--as <id>', say('cli:adopt.as'))
    .requiredOption('--out <dir>', say('cli:adopt.out'))
    .option('--numbering <file>', say('cli:adopt.numbering'), 'auto')
    .option('--title <text>', say('cli:adopt.title'))
    .option('--issuer <text>', say('cli:adopt.issuer'))
    .option('--instrument <text>', say('cli:adopt.instrument'))
    .option('--on <date>', say('cli:adopt.on'))
    .option('--json', say('cli:json'))
    .description(say('cli:adopt.about'))
    .action((choice: readonly string[], options: AdoptOptions) => {
      const on = options.on ?? today()
      if (!isDay(on)) throw new Fault('input.bad-date', { text: on })
      const id = options.as
      const head = {
        id,
        title: options.title ?? say('cli:adopt.own-title', { id }),
        issuer: options.issuer ?? id,
        instrument: options.instrument ?? say('cli:adopt.own-title', { id }),
      }
      const { list, numbers, left, files, sha256 } = adoptList(
        { ...head, on, choice, out: options.out, ...(options.numbering === 'auto' ? {} : { numbering: options.numbering }) },
        openLists(),
      )
      if (options.json === true)
        return printJson({
          list: list.id,
          out: options.out,
          on,
          provisions: list.provisions.filter((one) => !one.heading).length,
          files,
          sha256,
          left,
          numbers: Object.fromEntries(numbers),
        })
      print(say('cli:adopt.done', { id, provisions: list.provisions.filter((one) => !one.heading).length, on, out: options.out }))
      if (left.length > 0) print(say('cli:adopt.left', { on, ids: left.join(', ') }))
      tell(say('cli:adopt.next', { out: options.out }))
    })
}
