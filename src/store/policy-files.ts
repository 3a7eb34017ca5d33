/** The policy folder on disk: policies, lists of parties, and the cases they are tried on. The only place that knows the layout. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicySet } from '../assess/policy.ts'
import { readPartyList } from '../assess/read-listed.ts'
import { type PolicyFile, readPolicies } from '../assess/read-policy.ts'
import type { PartyList } from '../assess/screen.ts'
import type { Term } from '../list/model.ts'
import { packageRoot, yamlFiles } from './files.ts'

/** Files of `policy/` and of its folders that are policies: their head says `policy:`. Control lists may stand there too; they say `list:`. */
export const policyFiles = (root: string = packageRoot()): readonly PolicyFile[] => {
  const base = join(root, 'policy')
  if (!existsSync(base)) return []
  const folders = readdirSync(base)
    .filter((name) => statSync(join(base, name)).isDirectory())
    .sort()
  return [base, ...folders.map((name) => join(base, name))]
    .flatMap((folder) => yamlFiles(root, folder))
    .filter((file) => /^policy:/m.test(file.text))
}

/** All policies of the package, checked against the dictionary's kinds. Throws a Fault with every issue of every file. */
export const loadPolicies = (kinds?: ReadonlyMap<string, Term>, root: string = packageRoot()): PolicySet =>
  readPolicies(policyFiles(root), kinds)

/** The files of party lists: invented ones, for trial. */
export const partyListFiles = (root: string = packageRoot()): readonly PolicyFile[] =>
  yamlFiles(root, join(root, 'policy')).filter((file) => /^parties:/m.test(file.text))

/** The lists of parties that come with the package. */
export const loadPartyLists = (root: string = packageRoot()): readonly PartyList[] =>
  partyListFiles(root).map((file) => readPartyList(file.text, file.name))

/** The files of cases the policies are tried on. */
export const policyCaseFiles = (root: string = packageRoot()): readonly PolicyFile[] => yamlFiles(root, join(root, 'policy', 'cases'))
