/** The lists folder on disk: dictionary, lists, cases, codes, lock, compiled form. The only place that knows the layout. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DERIVATIONS } from '../classify/derive.ts'
import { Fault, issue } from '../fault/fault.ts'
import { type Loaded, listHash, loadCompiled } from '../list/compiled.ts'
import { didYouMean } from '../list/fields.ts'
import { link, walk } from '../list/link.ts'
import type { ControlList, Dictionary } from '../list/model.ts'
import { readDictionary, type SourceFile } from '../list/read-dictionary.ts'
import { readList } from '../list/read-list.ts'
import { type Extras, readExtras, THESAURUS } from './extras.ts'
import { packageRoot, yamlFiles } from './files.ts'

/** Files of a list folder that are not provisions. */
const BESIDE = /^(cases.*|codes|generated|numbering|mapping|seeded-gaps)\.ya?ml$/

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
const dictionaryFiles = (root: string): readonly SourceFile[] =>
  yamlFiles(root, join(root, 'lists', 'dictionary')).filter((file) => !THESAURUS.test(file.name))

/** Derivations are functions of classify; a dictionary that names another would leave the attribute unknown for ever. */
const checkDerivations = (dictionary: Dictionary): void => {
  const issues = [...dictionary.attributes.values()].flatMap(({ id, derivedBy }) =>
    derivedBy === undefined || Object.hasOwn(DERIVATIONS, derivedBy.fn)
      ? []
      : [
          issue(
            'list.unknown-term',
            { what: 'derivation', id: derivedBy.fn },
            { path: id, hint: didYouMean(derivedBy.fn, Object.keys(DERIVATIONS)) ?? `known: ${Object.keys(DERIVATIONS).join(', ')}` },
          ),
        ],
  )
  if (issues.length > 0) throw new Fault('list.unknown-term', { what: 'derivation', id: issues[0]?.path ?? '' }, { issues })
}

/** What `readSources` and `readNational` give: `lists` and `folders` in the same order, as far as there are folders. */
export interface Sources {
  readonly dictionary: Dictionary
  readonly lists: readonly ControlList[]
  readonly folders: readonly ListFolder[]
}

/**
 * Dictionary and lists read from their sources, linked; a folder without a dictionary of its own is read as `readNational` does. Throws one
 * Fault with every issue of every file.
 */
export const readSources = (root: string): Sources => {
  if (!existsSync(join(root, 'lists', 'dictionary'))) return readNational(root)
  const dictionary = readDictionary(dictionaryFiles(root))
  checkDerivations(dictionary)
  const folders = listFolders(root)
  const lists = readFolders(folders, dictionary)
  return { dictionary, lists: link(lists), folders }
}

/** The lists of some folders, not yet linked. Throws one Fault with every issue of every file. */
const readFolders = (folders: readonly ListFolder[], dictionary: Dictionary): readonly ControlList[] => {
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
  return lists
}

/** A State's lists, with the words and the reference lists they are read against. */
export interface National extends Sources {
  /** The State's own lists, linked. */
  readonly own: readonly ControlList[]
  /** The package's lists; `lists` holds of these only what the own ones refer to. */
  readonly references: readonly ControlList[]
}

/**
 * Reads a State's lists: the folder holds one, or folders that do. Words are the package's dictionary, references may name the package's
 * lists. `lists` are the own ones, and behind them those they refer to, without which a reference would match nothing. Throws
 * `input.not-found`, `list.not-national`, `list.duplicate-id`, or every issue of every file.
 */
export const readNational = (folder: string, base: Loaded = loadLists()): National => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Fault('input.not-found', { file: folder })
  const here = folderAt(process.cwd(), folder, basename(folder))
  const folders = here.length > 0 ? here : listFolders(folder)
  if (folders.length === 0)
    throw new Fault('list.not-national', { folder }, { hint: 'one of its files must begin with `list:`; see docs/national-list.md' })
  const { dictionary } = base
  const read = readFolders(folders, dictionary)
  const ids = [...base.lists, ...read].map((list) => list.id)
  const twice = read.find((list) => ids.indexOf(list.id) !== ids.lastIndexOf(list.id))
  if (twice !== undefined) throw new Fault('list.duplicate-id', { id: twice.id }, { hint: 'a State’s list needs an id of its own' })
  const linked = link([...base.lists, ...read])
  const own = linked.slice(base.lists.length)
  const named = namedBy(own, linked)
  return { dictionary, own, references: base.lists, folders, lists: [...own, ...base.lists.filter((list) => named.has(list.id))] }
}

/** Ids of lists that some lists refer to, and those they refer to in turn. */
const namedBy = (from: readonly ControlList[], all: readonly ControlList[]): ReadonlySet<string> => {
  const named = new Set<string>()
  const look = (list: ControlList): void => {
    const targets = list.provisions.flatMap((one) => [
      ...one.yieldsTo,
      ...one.versions
        .flatMap((version) => [version.when, ...version.notes.flatMap((note) => note.when ?? [])])
        .flatMap((expr) =>
          [...walk(expr)].flatMap((node) =>
            node.op === 'ref' ? [node.to] : node.op === 'mixture' ? node.of : node.op === 'relation' ? node.to : [],
          ),
        ),
    ])
    for (const id of new Set(targets.map((target) => target.slice(0, target.indexOf(':'))))) {
      const next = all.find((other) => other.id === id)
      if (next === undefined || next.id === list.id || named.has(id)) continue
      named.add(id)
      look(next)
    }
  }
  for (const list of from) look(list)
  return named
}

/** Where the compiled form is kept. */
export const compiledPath = (root: string): string => join(root, 'lists', 'compiled', 'gatehouse.json')

/** Loads the compiled lists. Throws `list.compiled-broken` when they are missing or of another format. */
export const loadLists = (root: string = packageRoot()): Loaded => {
  const file = compiledPath(root)
  if (!existsSync(file))
    throw new Fault('list.compiled-broken', { detail: 'there is no compiled file' }, { hint: 'run `gatehouse lists build`' })
  return loadCompiled(readFileSync(file, 'utf8'))
}

/** Those of another folder's extras that it has. */
const ownExtras = (root: string): Partial<Extras> =>
  Object.fromEntries(Object.entries(readExtras(root)).filter(([, files]) => files.length > 0))

/** Lists read from another folder (a State's own too), as if compiled: for `--lists DIR`. */
export const loadFolder = (root: string): Loaded => {
  const { dictionary, lists } = readSources(root)
  const extras = { ...readExtras(packageRoot()), ...ownExtras(root) }
  return { extras, dictionary, lists, hashes: Object.fromEntries(lists.map((list) => [list.id, listHash(list)])), sha256: '' }
}
