/** Writing a folder of text or bytes that was not there before. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from '../fault/fault.ts'

/** A file to be written, its name below the folder. */
export interface NewFile {
  readonly name: string
  readonly text: string | Uint8Array
}

/** Whether a folder has anything in it. */
export const isEmptyFolder = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0

/** Writes the files into a new or empty folder; throws `output.not-empty` where something is, so that no list is written over. */
export const writeNewFolder = (folder: string, files: readonly NewFile[]): void => {
  if (!isEmptyFolder(folder)) throw new Fault('output.not-empty', { folder }, { hint: 'choose a new folder' })
  for (const { name, text } of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
  }
}
