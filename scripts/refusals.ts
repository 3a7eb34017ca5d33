/** Writes docs/refusals.md from the table of refusals; `--check` only says whether it is fresh. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FAULTS } from '../src/fault/faults.ts'

const rows = Object.entries(FAULTS).map(
  ([code, fault]) => `| \`${code}\` | ${fault.says.replaceAll('|', '\\|')} | ${fault.status} | ${fault.exit} |`,
)
const text = `# Refusals

What Gatehouse says when it refuses an input, in one table with the code (\`src/fault/faults.ts\`). Words in braces are filled in; a message
names the place (file, line, column) where there is one and ends with a hint where one is known. Exit codes of the command line: 0 nothing
was found, 1 something was (controlled, a hit, a gap), 2 the input is refused, 70 a mistake of ours.

| code | sentence | HTTP | exit |
|---|---|---|---|
${rows.join('\n')}
`
const file = fileURLToPath(new URL('../docs/refusals.md', import.meta.url))
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/refusals.md is not what the table says; run `npm run refusals`')
  process.exitCode = 1
}
