/** `gatehouse lists check|show|build|adopt|import|publish`. */
import { Command } from 'commander'
import { Fault, issue } from '../fault/fault.ts'
import { packageRoot } from '../store/files.ts'
import type { Done } from './done.ts'
import { showCommand } from './explain.ts'
import { adoptCommand } from './lists-adopt.ts'
import { buildOutputs, staleOutputs, writeOutputs } from './lists-build.ts'
import { checkLists, sayCheck } from './lists-check.ts'
import { importCommand } from './lists-import.ts'
import { publishCommand, verifyCommand } from './lists-publish.ts'
import { catalogue, print, printJson, tell } from './terminal.ts'

/** The `lists` command with its subcommands. */
export const listsCommand = (done: Done): Command => {
  const say = catalogue()
  const lists = new Command('lists').description(say('cli:lists.about'))
  lists
    .command('check')
    .argument('[dir]', say('cli:lists.dir'))
    .option('--json', say('cli:json'))
    .description(say('cli:lists.check.about'))
    .action(async (dir: string | undefined, options: { json?: boolean }) => {
      const report = await checkLists(dir ?? packageRoot())
      if (options.json === true) printJson(report)
      else for (const line of sayCheck(report, say)) print(line)
      done(report.ok ? 0 : 1)
    })
  lists.addCommand(showCommand(done))
  lists.addCommand(adoptCommand())
  lists.addCommand(importCommand())
  lists.addCommand(publishCommand())
  lists.addCommand(verifyCommand())
  lists
    .command('build')
    .option('--check', say('cli:lists.build.check'))
    .option('--relock', say('cli:lists.build.relock'))
    .description(say('cli:lists.build.about'))
    .action(async (options: { check?: boolean; relock?: boolean }) => {
      const root = packageRoot()
      const outputs = await buildOutputs(root, { relock: options.relock === true })
      if (options.check === true) {
        const stale = staleOutputs(root, outputs)
        if (stale.length > 0)
          throw new Fault(
            'list.compiled-stale',
            {},
            { issues: stale.map((file) => issue('list.compiled-stale', {}, { file, hint: 'run `gatehouse lists build`' })) },
          )
        return tell(say('cli:lists.build.fresh', { count: outputs.size }))
      }
      for (const path of writeOutputs(root, outputs)) tell(say('cli:lists.build.wrote', { path }))
    })
  return lists
}
