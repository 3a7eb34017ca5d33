/** Reading source files below a root, with the names messages show. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from '../list/read-dictionary.ts'

/** The folder the package is installed in. */
export const packageRoot = (): string => fileURLToPath(new URL('../..', import.meta.url))

/** A file's text under its path below the root. */
const source = (root: string, file: string): SourceFile => ({
  name: relative(root, file).replaceAll('\\', '/'),
  text: readFileSync(file, 'utf8'),
})

/** The YAML files of a folder, in the order of their names; none where there is no such folder. */
export const yamlFiles = (root: string, folder: string): readonly SourceFile[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => source(root, join(folder, name)))
    : []
