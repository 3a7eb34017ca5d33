#!/usr/bin/env node
// Starts Gatehouse on a Node that runs TypeScript as it is: this one if it is new enough, else the one that came with the package.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypes = major > 22 || (major === 22 && minor >= 18)
const bundled = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const node = runsTypes ? process.execPath : existsSync(bundled) ? bundled : undefined

if (node === undefined) {
  console.error('gatehouse needs node 22.18 or newer, or the one that `npm ci` brings along; run `npm ci` first')
  process.exit(70)
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
