/** What is kept beside the lists for the rooms that read it: thesauri, policies, party lists; compiled with them for the page. */
import { join } from 'node:path'
import { readThesaurus, type Thesaurus } from '../describe/thesaurus.ts'
import type { SourceFile } from '../list/read-dictionary.ts'
import { yamlFiles } from './files.ts'
import { partyListFiles, policyFiles } from './policy-files.ts'

/** See `readExtras`. Policies and party lists stay as texts: their readers name file and line. */
export interface Extras {
  readonly thesauri: readonly Thesaurus[]
  readonly policies: readonly SourceFile[]
  readonly parties: readonly SourceFile[]
}

/** Files of the dictionary's folder that are a thesaurus. */
export const THESAURUS = /thesaurus[^/]*\.ya?ml$/

/** Reads the extras below a root. */
export const readExtras = (root: string): Extras => ({
  thesauri: yamlFiles(root, join(root, 'lists', 'dictionary'))
    .filter((file) => THESAURUS.test(file.name))
    .map((file) => readThesaurus(file.text, file.name)),
  policies: policyFiles(root),
  parties: partyListFiles(root),
})
