/** `gatehouse assess FILE|-`: a transaction into clear, licence required, refer or prohibited. */
import { Command } from 'commander'
import type { Say } from '../messages/say.ts'
import { type AssessmentJson, assessmentJson } from '../office/assessment-json.ts'
import { openDesk } from '../office/desk.ts'
import { type AskOptions, asking } from './classify.ts'
import type { Done } from './done.ts'
import { catalogue, paint, print, printJson, readInput, type Style } from './terminal.ts'

const TONE: Readonly<Record<AssessmentJson['outcome'], Style>> = {
  clear: 'green',
  'licence-required': 'yellow',
  refer: 'magenta',
  prohibited: 'red',
}

/** The `assess` command. Exit code 0 only when the transaction is clear. */
export const assessCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('assess')
    .argument('<file>', say('cli:assess.file'))
    .option('--on <date>', say('cli:on'))
    .option('--lists <ids|dir>', say('cli:which-lists'))
    .option('--json', say('cli:json'))
    .description(say('cli:assess.about'))
    .action(async (file: string, options: AskOptions) => {
      const { folder, asks } = asking(options)
      const text = readInput(file)
      const desk = await openDesk(folder)
      const json = assessmentJson(desk.assessText(text, file === '-' ? 'input' : file, asks), say)
      if (options.json === true) printJson(json)
      else for (const line of sayAssessment(json, say)) print(line)
      done(json.outcome === 'clear' ? 0 : 1)
    })
}

const citing = (cites: AssessmentJson['reasons'][number]['cites']): string =>
  cites.length === 0
    ? ''
    : paint('dim', `  [${cites.map((one) => [one.instrument, one.locator].filter((part) => part !== undefined).join(' ')).join('; ')}]`)

const sayAssessment = (json: AssessmentJson, say: Say): readonly string[] => {
  const lines: string[] = [
    `${paint(['bold', TONE[json.outcome]], say(`assess:outcome.${json.outcome}`).toUpperCase())}  ${json.id ?? ''}`.trimEnd(),
  ]
  const part = (title: string, body: readonly string[]): void => {
    if (body.length > 0) lines.push('', paint('underline', title), ...body)
  }
  part(
    say('cli:assess.reasons'),
    json.reasons.map((one) => `  ${paint(TONE[one.effect], '•')} ${one.text}${citing(one.cites)}`),
  )
  part(
    say('cli:assess.lines'),
    json.lines.map(
      (one) =>
        `  ${one.line}  ${one.title}: ${one.verdict === undefined ? '' : say(`classify:verdict.${one.verdict}`)}${one.controls.length === 0 ? '' : ` (${one.controls.map((control) => control.id).join(', ')})`}`,
    ),
  )
  part(
    say('cli:assess.flags', { raised: json.flagWeight.raised, threshold: json.flagWeight.threshold }),
    json.redFlags.filter((one) => one.raised).map((one) => `  ${one.weight}  ${one.title}${paint('dim', `  ${one.why}`)}`),
  )
  part(
    say('cli:assess.questions'),
    json.questions.map((one) => `  ${one.text}`),
  )
  part(
    say('cli:assess.next'),
    json.next.map((one, i) => `  ${i + 1}. ${one.text}`),
  )
  part(
    say('cli:assess.caveats'),
    json.caveats.map((one) => `  ${one.text}`),
  )
  return lines
}
