/**
 * The service worker: after the first load the page works without a network. It answers only from and for its own
 * origin, keeps what the build made under a version of its own, and throws the version before it away.
 */

/** What the build writes in place of the placeholder below. */
interface Files {
  readonly version: string
  readonly core: readonly string[]
  readonly chemistry: readonly string[]
}

// The worker's own types clash with the page's (lib WebWorker against DOM), so the few that are used are written here.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchLike extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface MessageLike extends WorkerEvent {
  readonly data: unknown
}
interface WorkerScope {
  readonly location: Location
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', handler: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', handler: (event: FetchLike) => void): void
  addEventListener(type: 'message', handler: (event: MessageLike) => void): void
}

const scope = self as unknown as WorkerScope

/** The build replaces the word by a JSON object; unbuilt, there is nothing to keep. */
declare const __GATEHOUSE_FILES__: Files
const FILES: Files = __GATEHOUSE_FILES__

/** Where the compiled lists may be: a server of ours first, the file beside the page on a static host. */
const LISTS = ['v1/lists/compiled', 'data/compiled.json'] as const
const CORE = `gatehouse-core-${FILES.version}`
const DATA = 'gatehouse-lists'

const here = (path: string): string => new URL(path, scope.registration.scope).href

const OURS: ReadonlySet<string> = new Set([...FILES.core, ...FILES.chemistry].map(here))

const keepCore = async (): Promise<void> => {
  const core = await caches.open(CORE)
  await core.addAll(FILES.core.map((path) => new Request(here(path), { cache: 'reload' })))
  await refreshLists()
}

/** Fetches the lists from the first place that has them and keeps the answer; when no place answers, the last good copy stays. */
const refreshLists = async (): Promise<Response | undefined> => {
  const kept = await caches.open(DATA)
  for (const path of LISTS) {
    const answer = await fetch(new Request(here(path), { cache: 'no-cache' })).catch(unreachable)
    if (answer?.ok && answer.headers.get('content-type')?.includes('json')) {
      await kept.put(here(LISTS[0]), answer.clone())
      return answer
    }
  }
  return undefined
}

// `fetch` says "no network" with a TypeError; anything else is a mistake of ours and must be seen.
const unreachable = (reason: unknown): undefined => {
  if (reason instanceof TypeError) return undefined
  throw reason
}

const dropOld = async (): Promise<void> => {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('gatehouse-core-') && name !== CORE).map((name) => caches.delete(name)))
  await scope.clients.claim()
}

const answerLists = async (): Promise<Response> => {
  const fresh = await refreshLists()
  if (fresh) return fresh
  const last = await (await caches.open(DATA)).match(here(LISTS[0]))
  return last ?? new Response(null, { status: 504 })
}

const answerFile = async (address: string, request: Request): Promise<Response> => {
  const core = await caches.open(CORE)
  const kept = await core.match(address)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && FILES.chemistry.some((path) => here(path) === address)) await core.put(address, answer.clone())
  return answer
}

const keepChemistry = async (): Promise<void> => {
  const core = await caches.open(CORE)
  for (const path of FILES.chemistry) {
    if (!(await core.match(here(path)))) await core.add(here(path)).catch(unreachable)
  }
}

scope.addEventListener('install', (event) => event.waitUntil(keepCore().then(() => scope.skipWaiting())))
scope.addEventListener('activate', (event) => event.waitUntil(dropOld()))
scope.addEventListener('message', (event) => {
  if (event.data === 'keep-chemistry') event.waitUntil(keepChemistry())
})
scope.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  const url = new URL(event.request.url)
  const address = `${url.origin}${url.pathname}`
  // Only what the build made is ours; whatever else the server offers under this origin goes its own way.
  if (LISTS.some((path) => address === here(path))) event.respondWith(answerLists())
  else if (address === here('index.html')) event.respondWith(answerFile(here('./'), event.request))
  else if (OURS.has(address)) event.respondWith(answerFile(address, event.request))
})

export {}
