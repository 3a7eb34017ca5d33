/** `gatehouse explain ID`: what a provision says, its tree, history and citations. `gatehouse lists show [ID]`: a list in lines. */
import { Command } from 'commander'
import { sayExpression } from '../classify/say-expression.ts'
import { Fault } from '../fault/fault.ts'
import type { Expr } from '../list/expression.ts'
import type { ControlList, Note, Provision, Version } from '../list/model.ts'
import { lineage } from '../list/resolve.ts'
import type { Say } from '../messages/say.ts'
import { listNamed, openLists, provisionNamed } from '../office/lists.ts'
import type { Done } from './done.ts'
import { catalogue, paint, print, printJson } from './terminal.ts'

/** The tree of a condition, one node a line. */
const tree = (expr: Expr, indent: string): readonly string[] => {
  if (expr.op === 'all' || expr.op === 'any' || expr.op === 'none' || expr.op === 'atLeast') {
    return [`${indent}${expr.op === 'atLeast' ? `atLeast ${expr.n}` : expr.op}:`, ...expr.of.flatMap((part) => tree(part, `${indent}  `))]
  }
  if (expr.op === 'not' || expr.op === 'every' || expr.op === 'some')
    return [`${indent}${expr.op}${expr.op === 'not' ? '' : ` ${expr.part}`}:`, ...tree(expr.of, `${indent}  `)]
  return [`${indent}${sayExpression(expr)}`]
}

const sayNote = (note: Note, say: Say): readonly string[] =>
  note.effect === 'exclude'
    ? [`    ${say('cli:explain.excludes', { text: note.text })}`, ...(note.when === undefined ? [] : tree(note.when, '      '))]
    : [`    ${say('cli:explain.note', { text: note.text })}`]

const sayVersion = (version: Version, say: Say): readonly string[] => [
  `  ${paint('underline', version.to === undefined ? say('cli:explain.version', { from: version.from }) : say('cli:explain.version-to', { from: version.from, to: version.to }))}`,
  ...(version.when.op === 'true' ? [`    ${say('cli:explain.always')}`] : tree(version.when, '    ')),
  ...version.notes.flatMap((note) => sayNote(note, say)),
]

const sayProvision = (list: ControlList, provision: Provision, say: Say): readonly string[] => [
  `${paint('bold', provision.full)}  ${provision.title}`,
  `${say('cli:classify.cites', { instrument: provision.cites.instrument, locator: provision.cites.locator })}${provision.confidence === 'unverified' ? `  ${paint('yellow', say('cli:classify.unverified'))}` : ''}`,
  ...(provision.cites.verified === undefined ? [] : [say('cli:explain.verified', { where: provision.cites.verified })]),
  ...(Object.keys(provision.see).length === 0
    ? []
    : [
        say('cli:classify.see', {
          codes: Object.entries(provision.see)
            .map(([other, codes]) => `${other.toUpperCase()} ${codes.join(', ')}`)
            .join('; '),
        }),
      ]),
  ...(provision.kinds.length === 0 ? [] : [say('cli:explain.kinds', { kinds: provision.kinds.join(', ') })]),
  ...(provision.yieldsTo.length === 0 ? [] : [say('cli:explain.yields', { ids: provision.yieldsTo.join(', ') })]),
  ...provision.versions.flatMap((version) => sayVersion(version, say)),
  ...lineage(list, provision)
    .slice(1)
    .filter((one) => one.versions.length > 0)
    .flatMap((one) => [
      '',
      paint('dim', say('cli:explain.inherits', { id: one.full })),
      ...one.versions.flatMap((version) => sayVersion(version, say)),
    ]),
]

/** The `explain` command. */
export const explainCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('explain')
    .argument('<id>', say('cli:explain.id'))
    .option('--lists <dir>', say('cli:lists.dir'))
    .option('--json', say('cli:json'))
    .description(say('cli:explain.about'))
    .action((id: string, options: { lists?: string; json?: boolean }) => {
      const loaded = openLists(options.lists)
      const [listId = '', ...rest] = id.split(':')
      if (rest.length === 0) throw new Fault('list.no-provision', { id }, { hint: `write the list before it, for example \`NSG2:${id}\`` })
      const list = listNamed(loaded, listId)
      const provision = provisionNamed(list, rest.join(':'))
      if (options.json === true)
        printJson(JSON.parse(JSON.stringify(provision, (_key, field: unknown) => (typeof field === 'bigint' ? field.toString() : field))))
      else for (const line of sayProvision(list, provision, say)) print(line)
      done(0)
    })
}

/** The `lists show` command. */
export const showCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('show')
    .argument('[id]', say('cli:show.id'))
    .option('--kinds', say('cli:show.kinds'))
    .option('--lists <dir>', say('cli:lists.dir'))
    .option('--json', say('cli:json'))
    .description(say('cli:show.about'))
    .action((id: string | undefined, options: { kinds?: boolean; lists?: string; json?: boolean }) => {
      const loaded = openLists(options.lists)
      if (options.kinds === true) {
        const kinds = [...loaded.dictionary.kinds.values()]
        if (options.json === true) printJson(kinds)
        else
          for (const kind of kinds)
            print(`${paint('bold', kind.id)}  ${kind.title}${kind.is.length === 0 ? '' : paint('dim', `  < ${kind.is.join(', ')}`)}`)
        return done(0)
      }
      const lists = id === undefined ? loaded.lists : [listNamed(loaded, id)]
      if (options.json === true)
        printJson(
          lists.map((list) => ({
            id: list.id,
            title: list.title,
            issuer: list.issuer,
            instrument: list.instrument,
            sha256: loaded.hashes[list.id],
            provisions: list.provisions.map(({ id: one, title, heading, confidence, kinds }) => ({
              id: one,
              title,
              heading,
              confidence,
              kinds,
            })),
          })),
        )
      else {
        for (const list of lists) {
          print(
            `${paint('bold', list.id)}  ${list.title}  ${paint('dim', `${list.instrument}  ${loaded.hashes[list.id]?.slice(0, 12) ?? ''}`)}`,
          )
          if (id === undefined) continue
          for (const one of list.provisions)
            print(
              `${'  '.repeat(one.id.split('.').length)}${one.heading ? paint('underline', one.id) : one.id}  ${one.title}${one.confidence === 'unverified' && !one.heading ? paint('yellow', ` (${say('cli:classify.unverified')})`) : ''}`,
            )
        }
      }
      done(0)
    })
}
