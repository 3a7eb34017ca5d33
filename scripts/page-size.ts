/**
 * Prints what the built page weighs, gzipped, and exits with 1 over the limits: `node scripts/page-size.ts`.
 * What is fetched before anyone draws a molecule counts: the first page, and a whole check from a data sheet to its verdict.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const ASSETS = fileURLToPath(new URL('../dist/web/assets', import.meta.url))
const INDEX = fileURLToPath(new URL('../dist/web/index.html', import.meta.url))
const CHEMISTRY = /rdkit|chemistry/i
const KB = 1000

/** Limits in kB, gzipped. */
const LIMITS = { first: 250, check: 250 }

if (!existsSync(INDEX)) {
  process.stderr.write('dist/web is not built; run `npm run build:web` first\n')
  process.exit(2)
}

const text = (name: string): string => readFileSync(`${ASSETS}/${name}`, 'utf8')
const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
const gzipped = new Map(scripts.map((name) => [name, gzipSync(text(name), { level: 9 }).length]))

/** A script and all it imports statically: those arrive together. */
const withImports = (names: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name) || !gzipped.has(name)) return
    found.add(name)
    for (const [, next = ''] of text(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(next)
  }
  for (const name of names) visit(name)
  return found
}

const size = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + (gzipped.get(name) ?? 0), 0)
const named = (start: string): readonly string[] => scripts.filter((name) => name.startsWith(start))
const entry = [...readFileSync(INDEX, 'utf8').matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')

const first = withImports(entry)
const check = withImports([...entry, ...named('check-pages')])
const rest = scripts.filter((name) => !check.has(name) && !CHEMISTRY.test(name))

const say = (label: string, bytes: number, limit?: number): void => {
  process.stdout.write(`${label.padEnd(46)} ${(bytes / KB).toFixed(1).padStart(7)} kB${limit === undefined ? '' : `   at most ${limit}`}\n`)
}
for (const [name, bytes] of [...gzipped].toSorted((a, b) => b[1] - a[1])) say(`  ${name}`, bytes)
say('first page, all its JavaScript', size(first), LIMITS.first)
say('a whole check to its verdict, before chemistry', size(check), LIMITS.check)
say('fetched only when asked for (search, lists)', size(rest))
say('chemistry, fetched to draw a molecule', size(scripts.filter((name) => CHEMISTRY.test(name))))

if (first.size === 0 || check.size <= first.size) {
  process.stderr.write('the entry or the pages of the check were not found among the built files\n')
  process.exit(1)
}
if (size(first) > LIMITS.first * KB || size(check) > LIMITS.check * KB) {
  process.stderr.write('the page is too heavy\n')
  process.exit(1)
}
