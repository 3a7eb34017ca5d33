/** Where the reader is: the part of the address behind `#`, so that every page is a permalink on any static host. */
import { useSyncExternalStore } from 'react'

/** The pages of a self-check, in the order a person meets them. */
export const STEPS = [
  'item',
  'kind',
  'chemical',
  'facts',
  'question',
  'verdict',
  'destination',
  'parties',
  'route',
  'end-use',
  'answers',
  'outcome',
  'record',
] as const
/** One page of a self-check. */
export type Step = (typeof STEPS)[number]

/** A page of the site. `lists` shows all lists, one list, or one provision; `query` searches them. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'check'; readonly step: Step; readonly about?: string }
  | { readonly page: 'lists'; readonly list?: string; readonly provision?: string; readonly query?: string }
  | { readonly page: 'about' }
  | { readonly page: 'not-found'; readonly path: string }

const isStep = (word: string): word is Step => (STEPS as readonly string[]).includes(word)

/** Reads the address behind `#`. What names no page is `not-found`, never the home page by accident. */
export const readRoute = (hash: string): Route => {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2)
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode)
  const [page, first, second] = parts
  const query = new URLSearchParams(search)
  if (page === undefined) return { page: 'home' }
  if (page === 'check' && first !== undefined && isStep(first) && parts.length <= 3) {
    return second === undefined ? { page: 'check', step: first } : { page: 'check', step: first, about: second }
  }
  if (page === 'lists' && parts.length <= 3) {
    const asked = query.get('q') ?? ''
    return {
      page: 'lists',
      ...(first === undefined ? {} : { list: first }),
      ...(second === undefined ? {} : { provision: second }),
      ...(asked === '' ? {} : { query: asked }),
    }
  }
  if (page === 'about' && parts.length === 1) return { page: 'about' }
  return { page: 'not-found', path }
}

/** The address of a page, for `href`. */
export const href = (route: Exclude<Route, { page: 'not-found' }>): string => {
  const tail = (...parts: (string | undefined)[]): string =>
    parts
      .filter((part) => part !== undefined)
      .map(encodeURIComponent)
      .join('/')
  if (route.page === 'home') return '#/'
  if (route.page === 'about') return '#/about'
  if (route.page === 'check') return `#/${tail('check', route.step, route.about)}`
  return `#/${tail('lists', route.list, route.provision)}${route.query === undefined ? '' : `?q=${encodeURIComponent(route.query)}`}`
}

/** The address of a provision by its full id (`NSG2:3.A.1`), or of a list by its own (`NSG2`). */
export const provisionHref = (full: string): string => {
  const colon = full.indexOf(':')
  if (colon < 0) return href({ page: 'lists', list: full })
  return href({ page: 'lists', list: full.slice(0, colon), provision: full.slice(colon + 1) })
}

/** Goes to a page and leaves an entry in the history. */
export const go = (route: Exclude<Route, { page: 'not-found' }>): void => {
  window.location.hash = href(route)
}

/** Replaces the address without an entry in the history: for a search as it is typed. */
export const amend = (route: Exclude<Route, { page: 'not-found' }>): void => {
  window.history.replaceState(null, '', href(route))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The address behind `#`, followed as it changes. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash)

// A hand-typed `%` that starts no escape is the reader's text, not a crash.
const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}
