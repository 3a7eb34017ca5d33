/** Addresses: what is read of them, and that each page's own address leads back to it. */
import { describe, expect, test } from 'vitest'
import { href, provisionHref, type Route, readRoute, STEPS } from './router.ts'

describe('router', () => {
  const pages: readonly Exclude<Route, { page: 'not-found' }>[] = [
    { page: 'home' },
    { page: 'about' },
    { page: 'lists' },
    { page: 'lists', list: 'NSG2' },
    { page: 'lists', list: 'NSG2', provision: '3.A.1' },
    { page: 'lists', query: 'a & b #?/' },
    { page: 'lists', list: 'CWC', query: 'phosgene' },
    ...STEPS.map((step) => ({ page: 'check' as const, step })),
  ]
  test.for(pages)('%j is read back from its own address', (route) => {
    expect(readRoute(href(route))).toEqual(route)
  })

  test.for([
    ['', 'home'],
    ['#', 'home'],
    ['#/', 'home'],
    ['#/nowhere', 'not-found'],
    ['#/check', 'not-found'],
    ['#/check/everything', 'not-found'],
    ['#/check/facts/a/b', 'not-found'],
    ['#/lists/a/b/c', 'not-found'],
    ['#/about/more', 'not-found'],
    ['#main', 'not-found'],
    ['#/lists/%E0%A4%A', 'lists'],
  ] as const)('`%s` is %s', ([hash, page]) => {
    expect(readRoute(hash).page).toBe(page)
  })

  test('a full id leads to its provision, and a list to itself', () => {
    expect(provisionHref('NSG2:3.A.1')).toBe('#/lists/NSG2/3.A.1')
    expect(provisionHref('un-dprk:luxury')).toBe('#/lists/un-dprk/luxury')
    expect(provisionHref('NSG2')).toBe('#/lists/NSG2')
  })
})
