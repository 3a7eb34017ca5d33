/** Builds the web page from src/web to dist/web; everything it needs at run time comes from its own origin. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { parse, stringify } from 'yaml'
import { readThesaurus } from './src/describe/thesaurus.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const read = (path: string): string => readFileSync(at(path), 'utf8')

/** Too large to keep before someone draws a molecule; the worker keeps them once the page is idle. */
const CHEMISTRY = /rdkit|chemistry/i
/** The worker fetches the lists for itself, from a server of ours first. */
const LISTS = 'data/compiled.json'

/** RDKit's WebAssembly, under a name that changes with its version. */
const RDKIT = `assets/rdkit-${(JSON.parse(read('node_modules/@rdkit/rdkit/package.json')) as { version: string }).version}.wasm`

interface Head {
  readonly list?: string
  readonly policy?: string
  readonly parties?: unknown
  readonly cases?: readonly Record<string, unknown>[]
}

/** YAML files below a folder, by their path in the repository. */
const yamlBelow = (folder: string): readonly string[] =>
  existsSync(at(folder))
    ? readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.ya?ml$/.test(file))
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .toSorted()
    : []

const headOf = (file: string): Head => (parse(read(file), { schema: 'failsafe' }) ?? {}) as Head

/** A YAML file as JSON in which every scalar is a text, as the readers want it; what is empty is an empty text. */
const asJson = (file: string): string =>
  JSON.stringify(parse(read(file), { schema: 'failsafe' }), (_, value: unknown) => (value === null ? '' : value))

/** The thesaurus, read; policies and lists of parties as JSON, which the page reads as the command line reads the YAML. */
const rules = (): string => {
  const files = yamlBelow('policy').filter((file) => !file.includes('/cases/'))
  const texts = (wanted: (head: Head) => boolean): readonly { name: string; text: string }[] =>
    files.filter((file) => wanted(headOf(file))).map((name) => ({ name, text: asJson(name) }))
  return JSON.stringify({
    thesaurus: readThesaurus(read('lists/dictionary/thesaurus.yaml'), 'thesaurus.yaml'),
    policies: texts((head) => head.policy !== undefined),
    parties: texts((head) => head.parties !== undefined && head.policy === undefined),
  })
}

/** The cases of each provision, by full id, each as its author wrote it. */
const cases = (): string => {
  const found: Record<string, { name: string; match: string; facts: string }[]> = {}
  for (const folder of ['lists', 'policy']) {
    const files = yamlBelow(folder)
    for (const head of files.filter((file) => headOf(file).list !== undefined)) {
      const below = dirname(head)
      for (const file of files.filter((one) => dirname(one) === below)) {
        for (const { provision, match, name, ...facts } of headOf(file).cases ?? []) {
          const full = `${headOf(head).list ?? ''}:${String(provision)}`
          found[full] = [...(found[full] ?? []), { name: String(name ?? ''), match: String(match), facts: stringify(facts) }]
        }
      }
    }
  }
  return JSON.stringify(found)
}

/** What the page fetches at run time: each file's address and how it is made. The compiled lists' fall-back for a static host is among them. */
const DATA: Readonly<Record<string, () => string | Buffer>> = {
  'data/compiled.json': () => readFileSync(at('lists/compiled/gatehouse.json')),
  'data/rules.json': rules,
  'data/cases.json': cases,
  [RDKIT]: () => readFileSync(at('node_modules/@rdkit/rdkit/dist/RDKit_minimal.wasm')),
}

const dataBesidePage = (): Plugin => ({
  name: 'gatehouse-data',
  generateBundle() {
    for (const [fileName, make] of Object.entries(DATA)) this.emitFile({ type: 'asset', fileName, source: make() })
  },
  configureServer(server) {
    for (const [file, make] of Object.entries(DATA)) {
      server.middlewares.use(`/${file}`, (_request, response) => {
        response.setHeader('content-type', file.endsWith('.wasm') ? 'application/wasm' : 'application/json')
        response.end(make())
      })
    }
  },
})

/** Refusals of rooms that run in the page; the others' sentences would only weigh. */
const PAGE_REFUSALS = /^(?:input|quantity|substance|list|assess|policy|web|facts)\./
const pageRefusals = (file: string): string => {
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([code]) => PAGE_REFUSALS.test(code))))
}

/**
 * The page says nothing of the sentences of rooms it has not, and fetches its Arabic only when Arabic is spoken (src/web/arabic.ts): in
 * the catalogue itself both are left empty.
 */
const onlyPageMessages = (): Plugin => {
  // One for each file: the catalogue fills them later, and rooms that shared one would speak each other's sentences.
  const empty = '\0gatehouse-later:'
  return {
    name: 'gatehouse-messages',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.endsWith('/src/messages/say.ts') && /^\.\/(?:ar\/\w+|en\/(?:cli|cover|party))\.json$/.test(source)
        ? empty + source.replace('.json', '')
        : undefined,
    load: (id) => (id.startsWith(empty) ? 'export default {}' : id.endsWith('/src/messages/en/fault.json') ? pageRefusals(id) : undefined),
  }
}

/** The page is given JSON and flow style only, and reads them with a reader of its own (src/web/flow.ts) instead of a whole YAML parser. */
const onlyFlowReader = (): Plugin => ({
  name: 'gatehouse-flow',
  enforce: 'pre',
  resolveId: (source, importer) =>
    /\/located\.ts$/.test(source) && importer !== undefined && !importer.includes('/src/web/') ? at('src/web/flow.ts') : undefined,
})

/** react-aria brings its own few sentences in thirty languages; the page speaks two. */
const onlyPageLanguages = (): Plugin => ({
  name: 'gatehouse-react-aria-languages',
  enforce: 'pre',
  load: (id) => (/\/react-(?:aria|stately)[^?]*\/(?!en-US|ar-AE)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {}' : undefined),
})

/** Tells the service worker which files the build made, and a version that changes when any of them does. */
const filesForWorker = (): Plugin => ({
  name: 'gatehouse-worker',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const worker = bundle['sw.js']
      if (worker?.type !== 'chunk') return
      const files = Object.keys(bundle).filter((file) => file !== 'sw.js' && !file.endsWith('.map'))
      const hash = createHash('sha256')
      for (const file of files.toSorted()) {
        const one = bundle[file]
        hash.update(file).update(one?.type === 'chunk' ? one.code : (one?.source ?? ''))
      }
      const manifest = {
        version: hash.digest('hex').slice(0, 16),
        core: [
          './',
          ...files.filter((file) => file !== 'index.html' && file !== LISTS && !CHEMISTRY.test(file)),
          'icon.svg',
          'early.js',
          'manifest.webmanifest',
        ],
        chemistry: files.filter((file) => CHEMISTRY.test(file)),
      }
      worker.code = worker.code.replace('__GATEHOUSE_FILES__', JSON.stringify(manifest))
    },
  },
})

export default defineConfig(({ command }) => {
  // A build that is started from a test inherits `NODE_ENV=test`, and would send React's development half; what is built is what is served.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: at('src/web'),
    base: './',
    define: { __RDKIT_WASM__: JSON.stringify(`./${RDKIT}`) },
    worker: { format: 'es' },
    plugins: [onlyPageMessages(), onlyPageLanguages(), onlyFlowReader(), react(), dataBesidePage(), filesForWorker()],
    build: {
      outDir: at('dist/web'),
      emptyOutDir: true,
      target: 'es2023',
      // Nothing may need `data:` or inline code, so that the strictest content security policy holds.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          index: at('src/web/index.html'),
          sw: at('src/web/sw.ts'),
        },
        output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      },
    },
  }
})
