/** A trace as lines of text: the provision's tree with ✔ ✘ ? at each node, the value, and where it was read. */
import type { Trace, Truth } from '../classify/verdict.ts'
import type { Say } from '../messages/say.ts'
import { paint, type Style } from './terminal.ts'

const SIGN: Readonly<Record<Truth, readonly [string, Style]>> = { 1: ['✔', 'green'], 0: ['✘', 'red'], [-1]: ['?', 'yellow'] }

const own = (trace: Trace): string => {
  const value = trace.value === undefined || trace.value === '' ? '' : paint('dim', `  ← ${trace.value}`)
  const read =
    trace.read?.text === undefined
      ? ''
      : paint('dim', `  “${trace.read.text.trim()}”${trace.read.line === undefined ? '' : `:${trace.read.line}`}`)
  const short = trace.short === undefined ? '' : paint('dim', `  (${trace.short})`)
  return trace.text + value + read + short
}

/**
 * The tree below a provision, indented. Excluding notes that do not apply are counted in one line, and what they are made of is left out:
 * they change nothing.
 */
export const sayTrace = (trace: Trace, say: Say, indent = '    '): readonly string[] => {
  const [sign, style] = SIGN[trace.truth]
  const parts = trace.of ?? []
  const idle = parts.filter((part) => part.op === 'exclude' && part.truth === 1)
  // Of alternatives those that do not hold decide nothing while another does, or may.
  const moot = trace.op === 'any' && trace.truth !== 0 ? parts.filter((part) => part.truth === 0) : []
  const told = parts.filter((part) => !idle.includes(part) && !moot.includes(part))
  const none =
    idle.length === 0 ? [] : [`${indent}  ${paint('green', '✔')} ${paint('dim', say('cli:trace.no-exclusion', { count: idle.length }))}`]
  const head = `${indent}${paint(style, sign)} ${own(trace)}`
  return [
    head,
    ...told.flatMap((part) => sayTrace(part, say, `${indent}  `)),
    ...none,
    ...(moot.length === 0 ? [] : [`${indent}  ${paint('red', '✘')} ${paint('dim', say('cli:trace.moot', { count: moot.length }))}`]),
  ]
}
