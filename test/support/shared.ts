/** The reference material beside the repository (`../shared`), for tests and checks that measure against it; absent on most machines. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder, or undefined where it is absent. */
export const sharedFolder = (): string | undefined => {
  const folder = fileURLToPath(new URL('../../../shared', import.meta.url))
  return existsSync(folder) ? folder : undefined
}

/** A file in it, by its path below the folder, or undefined where it is absent. */
export const sharedFile = (path: string): string | undefined => {
  const folder = sharedFolder()
  if (folder === undefined) return undefined
  const file = `${folder}/${path}`
  return existsSync(file) ? file : undefined
}
