/** How long it takes to prove that the reference lists, adopted whole, cover themselves: cold, and after one edit. */
import { type CoverRow, cover } from '../src/cover/cover.ts'
import { closeZ3, openZ3 } from '../src/engines/z3.ts'
import { loadLists } from '../src/store/list-files.ts'
import { inFamily } from '../src/substance/families.ts'

const { dictionary, lists } = loadLists()
const references = lists.filter(({ id }) => id === 'CWC' || id === 'NSG2')
const asked = { on: '2026-11-24', engine: { dictionary, inFamily }, prover: await openZ3(), cache: new Map<string, CoverRow>() }
const timed = (name: string, national: typeof references): void => {
  const start = performance.now()
  const { rows, asked: questions } = cover(national, references, asked)
  const covered = rows.filter(({ status }) => status === 'covered').length
  process.stdout.write(
    `${name}: ${(performance.now() - start).toFixed(0)} ms, ${questions} questions, ${covered} of ${rows.length} covered\n`,
  )
}
timed('cold', references)
timed('nothing changed', references)
const edited = references.map((list) => ({
  ...list,
  provisions: list.provisions.map((one) =>
    one.full !== 'NSG2:3.A.4'
      ? one
      : {
          ...one,
          versions: one.versions.map((version) => ({
            ...version,
            when: { op: 'all' as const, of: [version.when, { op: 'not' as const, of: version.when }] },
          })),
        },
  ),
}))
timed('one provision emptied', edited)
await closeZ3()
