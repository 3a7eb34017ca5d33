/** The lists folder on disk: dictionary, lists, cases, codes, lock, compiled form. The only place that knows the layout. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault } from '../fault/fault.ts'
import { readThesaurus, type Thesaurus } from '../describe/thesaurus.ts'
import { type Loaded, listHash, loadCompiled } from '../list/compiled.ts'
import { link } from '../list/link.ts'
import type { ControlList, Dictionary } from '../list/model.ts'
import { readDictionary, type SourceFile } from '../list/read-dictionary.ts'
import { readList } from '../list/read-list.ts'

/** The folder the package is installed in. */
export const packageRoot = (): string => fileURLToPath(new URL('../..', import.meta.url))

const yamlIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => join(folder, name))
    : []

const source = (root: string, file: string): SourceFile => ({ name: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') })

/** Files of a list folder that are not provisions. */
const BESIDE = /^(cases.*|codes|generated)\.ya?ml$/

/** A list's folder: its files of provisions and its files of cases. */
export interface ListFolder {
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly cases: readonly SourceFile[]
  readonly codes?: SourceFile
}

/** Folders below `lists/` and `policy/` (or one given folder) that hold a list: one file has `list:` at its head. */
export const listFolders = (root: string): readonly ListFolder[] =>
  ['lists', 'policy', '.'].flatMap((top) => {
    const base = join(root, top)
    if (!existsSync(base)) return []
    return readdirSync(base)
      .filter((name) => top !== '.' && name !== 'dictionary' && name !== 'compiled' && statSync(join(base, name)).isDirectory())
      .sort()
      .flatMap((name): ListFolder[] => folderAt(root, join(base, name), name))
  })

/** One folder as a list, if it holds one. */
export const folderAt = (root: string, folder: string, name: string): ListFolder[] => {
  const all = yamlIn(folder)
  const base = (file: string): string => file.slice(dirname(file).length + 1)
  const files = all.filter((file) => !BESIDE.test(base(file))).map((file) => source(root, file))
  if (!files.some((file) => /^list:/m.test(file.text))) return []
  const codes = all.find((file) => base(file) === 'codes.yaml')
  return [{ name, files, cases: all.filter((file) => base(file).startsWith('cases')).map((file) => source(root, file)), ...(codes === undefined ? {} : { codes: source(root, codes) }) }]
}

/** The dictionary's files; the thesaurus beside them is `describe`'s. */
export const dictionaryFiles = (root: string): readonly SourceFile[] =>
  yamlIn(join(root, 'lists', 'dictionary'))
    .filter((file) => !/thesaurus[^/]*\.ya?ml$/.test(file))
    .map((file) => source(root, file))

/** Dictionary and lists read from their sources, linked. Throws one Fault with every issue of every file. */
export const readSources = (root: string): { dictionary: Dictionary; lists: readonly ControlList[]; folders: readonly ListFolder[] } => {
  const dictionary = readDictionary(dictionaryFiles(root))
  const folders = listFolders(root)
  const issues: Fault['issues'][number][] = []
  const lists = folders.flatMap((folder) => {
    try {
      return [readList(folder.files, dictionary)]
    } catch (error) {
      if (!(error instanceof Fault) || error.issues.length === 0) throw error
      issues.push(...error.issues)
      return []
    }
  })
  const first = issues[0]
  if (first !== undefined) throw new Fault(first.code, {}, { issues })
  return { dictionary, lists: link(lists), folders }
}

/** Policy files (`policy:` at their head) below `policy/`, in a State's own folder too. */
const policyFiles = (root: string): readonly SourceFile[] => {
  const top = join(root, 'policy')
  if (!existsSync(top)) return []
  const folders = [top, ...readdirSync(top).map((name) => join(top, name)).filter((path) => statSync(path).isDirectory())]
  return folders.flatMap((folder) => yamlIn(folder)).map((file) => source(root, file))
}

/** What is kept beside the lists, by name, for the rooms that read it: thesauri, policies, party lists. */
export const readExtras = (root: string): Extras => {
  const policies = policyFiles(root)
  return {
    thesauri: yamlIn(join(root, 'lists', 'dictionary'))
      .filter((file) => /thesaurus[^/]*\.ya?ml$/.test(file))
      .map((file) => source(root, file))
      .map((file) => readThesaurus(file.text, file.name)),
    policies: policies.filter((file) => /^policy:/m.test(file.text)),
    parties: policies.filter((file) => /^parties:/m.test(file.text)),
  }
}

/** See `readExtras`. Policies and party lists stay as texts: their readers name file and line. */
export interface Extras {
  readonly thesauri: readonly Thesaurus[]
  readonly policies: readonly SourceFile[]
  readonly parties: readonly SourceFile[]
}

/** Where the compiled form is kept. */
export const compiledPath = (root: string): string => join(root, 'lists', 'compiled', 'gatehouse.json')

/** Loads the compiled lists. Throws `list.compiled-broken` when they are missing or of another format. */
export const loadLists = (root: string = packageRoot()): Loaded => {
  const file = compiledPath(root)
  if (!existsSync(file)) throw new Fault('list.compiled-broken', { detail: 'there is no compiled file' }, { hint: 'run `gatehouse lists build`' })
  return loadCompiled(readFileSync(file, 'utf8'))
}

/** Those of another folder's extras that it has. */
const ownExtras = (root: string): Partial<Extras> => Object.fromEntries(Object.entries(readExtras(root)).filter(([, files]) => files.length > 0))

/** Lists read from another folder, as if compiled: for `--lists DIR`. */
export const loadFolder = (root: string): Loaded => {
  const { dictionary, lists } = readSources(root)
  const extras = { ...readExtras(packageRoot()), ...ownExtras(root) }
  return { extras, dictionary, lists, hashes: Object.fromEntries(lists.map((list) => [list.id, listHash(list)])), sha256: '' }
}
