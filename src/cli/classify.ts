/** `gatehouse classify FILE|-`: an item's facts or a data sheet against the lists on a day. */
import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { answer, cannotTell } from '../classify/answer.ts'
import type { Match, VerdictWord } from '../classify/verdict.ts'
import { Fault, sayIssue } from '../fault/fault.ts'
import { isDay } from '../list/fields.ts'
import type { Say } from '../messages/say.ts'
import { type AnswerJson, answerJson, sayQuestion } from '../office/answer-json.ts'
import { type Answer, type Asking, type Desk, openDesk } from '../office/desk.ts'
import type { Done } from './done.ts'
import { sayTrace } from './say-trace.ts'
import { catalogue, paint, print, printJson, readInput, type Style, tell, today } from './terminal.ts'

/** Options the commands that ask share. */
export interface AskOptions {
  readonly on?: string
  readonly lists?: string
  readonly json?: boolean
}

/** The day and the lists of the options. `--lists` is a folder, or ids joined by commas. Throws `input.bad-date`. */
export const asking = ({ on, lists }: AskOptions): { folder?: string; asks: Asking } => {
  if (on !== undefined && !isDay(on)) throw new Fault('input.bad-date', { text: on })
  const ids = lists !== undefined && /^[A-Z][A-Z0-9]*(,[A-Z][A-Z0-9]*)*$/.test(lists) ? lists.split(',') : undefined
  return {
    ...(lists !== undefined && ids === undefined ? { folder: lists } : {}),
    asks: { on: on ?? today(), ...(ids === undefined ? {} : { lists: ids }) },
  }
}

const TONE: Readonly<Record<VerdictWord, Style>> = { controlled: 'red', 'not-controlled': 'green', open: 'yellow', refer: 'magenta' }

/** The `classify` command. Exit code 1 when the item is controlled, or may be. */
export const classifyCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('classify')
    .argument('<file>', say('cli:classify.file'))
    .option('--ask', say('cli:classify.ask'))
    .option('--kind <kind>', say('cli:classify.kind'))
    .option('--hs <code>', say('cli:classify.hs'))
    .option('--on <date>', say('cli:on'))
    .option('--lists <ids|dir>', say('cli:which-lists'))
    .option('--json', say('cli:json'))
    .description(say('cli:classify.about'))
    .action(async (file: string, options: AskOptions & { ask?: boolean; kind?: string; hs?: string }) => {
      const { folder, asks } = asking(options)
      const text = readInput(file)
      const desk = await openDesk(folder)
      const settled: Asking = {
        ...asks,
        ...(options.kind === undefined ? {} : { kinds: [options.kind] }),
        ...(options.hs === undefined ? {} : { hs: options.hs }),
      }
      if (options.kind !== undefined && !desk.loaded.dictionary.kinds.has(options.kind))
        throw new Fault('list.unknown-term', { what: 'kind', id: options.kind })
      const first = desk.classifyText(text, file === '-' ? 'input' : file, settled)
      const last = options.ask === true ? await askOn(first, desk, settled, say) : first
      const json = answerJson(last, desk.loaded.dictionary, say)
      if (options.json === true) printJson(json)
      else for (const line of sayAnswer(json, say)) print(line)
      done(json.verdict === 'not-controlled' ? 0 : 1)
    })
}

/** Asks the next question until the item is settled or the person stops. Answers are a cell's number, a value, `?` or `-`. */
const askOn = async (first: Answer, desk: Desk, asks: Asking, say: Say): Promise<Answer> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  let current = first
  try {
    for (;;) {
      const question = current.classification.questions[0]
      if (question === undefined) return current
      const said = sayQuestion(question, say)
      tell()
      tell(paint('bold', said.ask) + (said.judgement ? paint('magenta', `  ${say('classify:judgement')}`) : ''))
      if (said.hint !== undefined) tell(paint('dim', said.hint))
      for (const [i, cell] of said.cells.entries()) tell(`  ${i + 1}  ${cell.label}`)
      tell(paint('dim', say('cli:classify.how')))
      const line = (await terminal.question('> ').catch(() => '')).trim()
      if (line === '') return current
      const known =
        line === '?' || line === '-'
          ? { ...current.known, item: cannotTell(current.known.item, question.attr) }
          : attemptAnswer(current, question.attr, said.cells[Number(line) - 1]?.value ?? line, desk)
      if (known === undefined) continue
      const deal = known.deal ?? asks.deal
      current = { ...current, known, classification: desk.classifyItem(known.item, { ...asks, ...(deal === undefined ? {} : { deal }) }) }
    }
  } finally {
    terminal.close()
  }
}

const attemptAnswer = (current: Answer, attr: string, text: string, desk: Desk): Answer['known'] | undefined => {
  try {
    return answer(current.known, attr, text, desk.readers)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    for (const line of error.issues.length > 0 ? error.issues.map((one) => sayIssue(one)) : [error.message]) tell(paint('red', line))
    return undefined
  }
}

const sayMatch = (match: Match | AnswerJson['matches'][number], say: Say): readonly string[] => {
  const see = Object.entries(match.see).map(([list, codes]) => `${list.toUpperCase()} ${codes.join(', ')}`)
  return [
    `  ${paint('bold', match.id)}  ${match.title}`,
    paint(
      'dim',
      `    ${say('cli:classify.cites', { instrument: match.cites.instrument, locator: match.cites.locator })}${match.confidence === 'unverified' ? `  ${say('cli:classify.unverified')}` : ''}${see.length === 0 ? '' : `  ${say('cli:classify.see', { codes: see.join('; ') })}`}`,
    ),
    ...sayTrace(match.trace, say),
  ]
}

/** The answer for a person. */
const sayAnswer = (json: AnswerJson, say: Say): readonly string[] => {
  const lines: string[] = []
  const kinds = json.kinds.filter((kind) => kind.sure).map((kind) => kind.title)
  const part = (title: string, body: readonly string[]): void => {
    if (body.length > 0) lines.push('', paint('underline', title), ...body)
  }
  lines.push(
    `${paint(['bold', TONE[json.verdict]], say(`classify:verdict.${json.verdict}`).toUpperCase())}  ${kinds.join(', ')}`,
    json.reason,
  )
  part(
    say('cli:classify.matches'),
    json.matches.flatMap((one) => sayMatch(one, say)),
  )
  part(
    say('cli:classify.released'),
    json.released.flatMap((one) => sayMatch(one, say)),
  )
  part(
    say('cli:classify.open'),
    json.open.slice(0, 8).flatMap((one) => [`  ${paint('bold', one.id)}  ${one.title}`, ...sayTrace(one.trace, say)]),
  )
  part(
    say('cli:classify.facts'),
    json.facts.map(
      (fact) =>
        `  ${fact.title}: ${fact.value}${fact.source?.text === undefined ? '' : paint('dim', `  “${fact.source.text.trim()}”${fact.source.line === undefined ? '' : `:${fact.source.line}`}`)}`,
    ),
  )
  if (kinds.length === 0)
    part(
      say('cli:classify.kinds'),
      json.kinds.map((kind) => `  ${kind.id}  ${kind.title}${kind.why === undefined ? '' : paint('dim', `  ${kind.why.join(', ')}`)}`),
    )
  part(
    say('cli:classify.near'),
    json.nearMisses.map((one) => `  ${paint('bold', one.id)}  ${one.title}: ${say('classify:short', { short: one.short })}`),
  )
  if (json.verdict === 'not-controlled')
    part(
      say('cli:classify.excluded'),
      json.excluded.map((one) => `  ${paint('bold', one.id)}  ${one.title}${reasonOf(one.trace)}`),
    )
  part(
    say('cli:classify.unsure'),
    json.unsure.map((one) => `  ${one.question}${one.choices.length === 0 ? '' : paint('dim', `  ${one.choices.join(' | ')}`)}`),
  )
  part(
    say('cli:classify.questions'),
    json.questions.slice(0, 5).map((one) => `  ${one.ask}${one.judgement ? paint('magenta', `  ${say('classify:judgement')}`) : ''}`),
  )
  return lines
}

/** The first condition that fails, in short. */
const reasonOf = (trace: AnswerJson['excluded'][number]['trace']): string => {
  const failing = (node: typeof trace): typeof trace | undefined =>
    node.truth !== 0 ? undefined : ((node.of ?? []).map(failing).find((one) => one !== undefined) ?? node)
  const found = failing(trace)
  return found === undefined || found === trace
    ? ''
    : paint('dim', `  ✘ ${found.text}${found.value === undefined ? '' : ` ← ${found.value}`}`)
}
