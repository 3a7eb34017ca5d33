/** A State takes over reference lists: the folder of a list of its own is written and read back before it counts (UNSCR 1540 OP3(d)). */
import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { Fault } from '../../fault/fault.ts'
import { type Adopted, type Adoption, adopt, type OwnNumber } from '../../list/adopt.ts'
import { canonicalJson } from '../../list/canonical.ts'
import { type Loaded, listHash } from '../../list/compiled.ts'
import { link } from '../../list/link.ts'
import type { ControlList, Provision } from '../../list/model.ts'
import { readList } from '../../list/read-list.ts'
import { readNumbering } from '../../list/read-numbering.ts'
import { writeList } from '../../list/write-list.ts'
import { writeNewFolder } from '../../store/write-folder.ts'

/** What to take over and how to call it. `choice`: ids of lists or provisions; `numbering`: a file, or absent for numbers made. */
export interface AdoptListRequest extends Omit<Adoption, 'numbers'> {
  readonly choice: readonly string[]
  readonly numbering?: string
  readonly out: string
}

/** The list as it reads back, what was left, and the files written. */
export interface AdoptListAnswer extends Adopted {
  readonly files: readonly string[]
  readonly sha256: string
}

const numbersIn = (file: string): ReadonlyMap<string, OwnNumber> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Fault('input.not-found', { file }, { cause })
  }
  return readNumbering(text, file)
}

const bare = ({ source: _, ...rest }: Provision): string => canonicalJson(rest)

/** The first provision that differs, for the message that should never be needed. */
const firstDifference = (a: ControlList, b: ControlList): string =>
  a.provisions.find((one, i) => b.provisions[i] === undefined || bare(one) !== bare(b.provisions[i]))?.full ?? a.id

/** Writes a list read and linked with the references, or throws `adopt.not-the-same` where it would not read back to the same meaning. */
export const checkedFiles = (list: ControlList, loaded: Loaded): ReturnType<typeof writeList> => {
  const files = writeList(list)
  const back = link([...loaded.lists, readList(files, loaded.dictionary)]).at(-1)
  if (back === undefined || listHash(back) !== listHash(list))
    throw new Fault('adopt.not-the-same', { id: back === undefined ? list.id : firstDifference(list, back) })
  return files
}

/** Makes the list and its folder. Throws what `adopt` and `readNumbering` throw, `adopt.not-the-same`, `output.not-empty`. */
export const adoptList = (request: AdoptListRequest, loaded: Loaded): AdoptListAnswer => {
  const { choice, numbering, out, ...head } = request
  const adopted = adopt(choice, loaded.lists, { ...head, ...(numbering === undefined ? {} : { numbers: numbersIn(numbering) }) })
  const files = [
    ...checkedFiles(adopted.list, loaded),
    {
      name: 'numbering.yaml',
      text: stringify(Object.fromEntries([...adopted.numbers].map(([reference, own]) => [reference, own.slice(own.indexOf(':') + 1)]))),
    },
    { name: 'SOURCE.md', text: sourceText(adopted, request, loaded) },
  ]
  writeNewFolder(out, files)
  return { ...adopted, files: files.map((file) => file.name), sha256: listHash(adopted.list) }
}

/** Where the list comes from: what the State keeps with it as its record. */
const sourceText = (adopted: Adopted, request: AdoptListRequest, loaded: Loaded): string => {
  const lists = [...new Set([...adopted.numbers.keys()].map((full) => full.slice(0, full.indexOf(':'))))]
  return [
    `# ${request.title}`,
    '',
    `* Adopted on ${request.on} by ${request.issuer}, ${request.instrument}.`,
    `* Taken over: ${request.choice.join(', ')}.`,
    ...lists.map((id) => `* ${id} as it stood that day; the encoding's SHA-256 was ${loaded.hashes[id] ?? ''}.`),
    `* numbering.yaml says which own number each reference provision has. Numbers named in notes are those of the reference.`,
    ...(adopted.left.length === 0 ? [] : [`* Not in force that day, and so not taken over: ${adopted.left.join(', ')}.`]),
    '',
  ].join('\n')
}
