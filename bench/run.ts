/** `npm run bench`: every bench of this folder, one after the other, so that none disturbs another. Results worth keeping go to RESULTS.md. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
console.log(`node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`)
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .sort()) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', folder + name], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
