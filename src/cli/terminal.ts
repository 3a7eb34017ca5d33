/** What commands share: printing, colour where a person looks, reading a file or standard input. Answers go to stdout, progress to stderr. */
import { readFileSync } from 'node:fs'
import { styleText } from 'node:util'
import { Fault } from '../fault/fault.ts'
import { LANGUAGES, type Language, type Say, say } from '../messages/say.ts'

/** The styles in use. */
export type Style = 'bold' | 'dim' | 'underline' | 'red' | 'green' | 'yellow' | 'magenta'

const colourful = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined

/** Text in a style on a terminal, plain elsewhere. */
export const paint = (style: Style | readonly Style[], text: string): string =>
  colourful ? styleText(typeof style === 'string' ? style : [...style], text) : text

/** One line of the answer. */
export const print = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/** One line of progress or trouble. */
export const tell = (line = ''): void => {
  process.stderr.write(`${line}\n`)
}

/** The answer as JSON, stable and whole. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))

/** The person's language from the environment, English where the house does not speak it. */
export const language = (): Language => {
  const wanted = (process.env['GATEHOUSE_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en').slice(0, 2)
  return LANGUAGES.find((one) => one === wanted) ?? 'en'
}

/** The catalogue in the person's language. */
export const catalogue = (): Say => say(language())

/** No data sheet is longer; a mistake in the file name must not fill memory. */
const MOST_BYTES = 8_000_000

/** A file's text; `-` is standard input. Throws `input.not-found`, `input.too-large`, `input.empty`. */
export const readInput = (file: string): string => {
  const text = readText(file)
  if (text.length > MOST_BYTES) throw new Fault('input.too-large', { size: text.length, limit: MOST_BYTES })
  if (text.trim() === '') throw new Fault('input.empty')
  return text
}

const readText = (file: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (cause) {
    throw new Fault('input.not-found', { file }, { cause })
  }
}

/** Today as YYYY-MM-DD, in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10)
