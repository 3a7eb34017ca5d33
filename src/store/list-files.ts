/** The lists folder on disk: dictionary, lists, cases, codes, lock, compiled form. The only place that knows the layout. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DERIVATIONS } from '../classify/derive.ts'
import { Fault, issue } from '../fault/fault.ts'
import { type Loaded, listHash, loadCompiled } from '../list/compiled.ts'
import { didYouMean } from '../list/fields.ts'
import { link } from '../list/link.ts'
import type { ControlList, Dictionary } from '../list/model.ts'
import { readDictionary, type SourceFile } from '../list/read-dictionary.ts'
import { readList } from '../list/read-list.ts'
import { type Extras, readExtras, THESAURUS } from './extras.ts'
import { packageRoot, yamlFiles } from './files.ts'

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
const listFolders = (root: string): readonly ListFolder[] =>
  ['lists', 'policy', '.'].flatMap((top) => {
    const base = join(root, top)
    if (!existsSync(base)) return []
    return readdirSync(base)
      .filter((name) => top !== '.' && name !== 'dictionary' && name !== 'compiled' && statSync(join(base, name)).isDirectory())
      .sort()
      .flatMap((name): ListFolder[] => folderAt(root, join(base, name), name))
  })

/** One folder as a list, if it holds one. */
const folderAt = (root: string, folder: string, name: string): ListFolder[] => {
  const all = yamlFiles(root, folder)
  const base = (file: SourceFile): string => file.name.slice(file.name.lastIndexOf('/') + 1)
  const files = all.filter((file) => !BESIDE.test(base(file)))
  if (!files.some((file) => /^list:/m.test(file.text))) return []
  const codes = all.find((file) => base(file) === 'codes.yaml')
  return [{ name, files, cases: all.filter((file) => base(file).startsWith('cases')), ...(codes === undefined ? {} : { codes }) }]
}

/** The dictionary's files; the thesaurus beside them is `describe`'s. */
const dictionaryFiles = (root: string): readonly SourceFile[] => yamlFiles(root, join(root, 'lists', 'dictionary')).filter((file) => !THESAURUS.test(file.name))

/** Derivations are functions of classify; a dictionary that names another would leave the attribute unknown for ever. */
const checkDerivations = (dictionary: Dictionary): void => {
  const issues = [...dictionary.attributes.values()].flatMap(({ id, derivedBy }) =>
    derivedBy === undefined || Object.hasOwn(DERIVATIONS, derivedBy.fn) ? [] : [issue('list.unknown-term', { what: 'derivation', id: derivedBy.fn }, { path: id, hint: didYouMean(derivedBy.fn, Object.keys(DERIVATIONS)) ?? `known: ${Object.keys(DERIVATIONS).join(', ')}` })],
  )
  if (issues.length > 0) throw new Fault('list.unknown-term', { what: 'derivation', id: issues[0]?.path ?? '' }, { issues })
}

/** Dictionary and lists read from their sources, linked. Throws one Fault with every issue of every file. */
export const readSources = (root: string): { dictionary: Dictionary; lists: readonly ControlList[]; folders: readonly ListFolder[] } => {
  const dictionary = readDictionary(dictionaryFiles(root))
  checkDerivations(dictionary)
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
