/** The command line: one file a command. Exit codes: 0 nothing found, 1 something was found, 2 bad input, 70 our bug. */
import { Command, CommanderError } from 'commander'
import { Fault, sayIssue, sayMessage } from '../fault/fault.ts'
import type { Say } from '../messages/say.ts'
import { assessCommand } from './assess.ts'
import { classifyCommand } from './classify.ts'
import { coverCommand } from './cover.ts'
import { explainCommand } from './explain.ts'
import { listsCommand } from './lists.ts'
import { matchCommand } from './match.ts'
import { screenCommand } from './screen.ts'
import { serveCommand } from './serve.ts'
import { catalogue, paint, printJson, tell } from './terminal.ts'
import { watchlistsCommand } from './watchlists.ts'

/** Runs a command line and gives its exit code. Only here are errors caught. */
export const run = async (argv: readonly string[]): Promise<number> => {
  const say = catalogue()
  let code = 0
  const program = new Command('gatehouse')
    .description(say('cli:about'))
    .version('0.1.0')
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
  const done = (exit: number): void => {
    code = exit
  }
  for (const command of [
    classifyCommand,
    assessCommand,
    listsCommand,
    coverCommand,
    explainCommand,
    screenCommand,
    matchCommand,
    watchlistsCommand,
    serveCommand,
  ])
    program.addCommand(command(done))
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Fault) return refuse(error, argv.includes('--json'), say)
    tell(paint('red', say('cli:bug')))
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 70
  }
}

/** Says a refusal: each issue on its line, or as JSON. */
const refuse = (fault: Fault, json: boolean, say: Say): number => {
  if (json) printJson({ error: { code: fault.code, message: fault.message, hint: fault.hint, issues: fault.issues } })
  const lines =
    fault.issues.length > 0
      ? fault.issues.map((one) => sayIssue(one, say))
      : [`${sayMessage(fault, say)}${fault.hint === undefined ? '' : `; ${fault.hint}`}`]
  for (const line of lines) tell(line)
  return fault.exit
}

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours or theirs.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
  throw error
})
process.exitCode = await run(process.argv.slice(2))
