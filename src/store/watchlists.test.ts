import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sharedFile, sharedFolder } from '../../test/support/shared.ts'
import { fetchList } from './fetch-watchlist.ts'
import { acceptHeld, currentSnapshot, findSnapshot, importList, loadSnapshot, watchlistStatus } from './watchlists.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-lists-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const listFile = (count: number, name = 'own.csv'): string => {
  const path = join(root, name)
  writeFileSync(path, `id,name\n${Array.from({ length: count }, (_, i) => `${i},Party ${i}`).join('\n')}\n`)
  return path
}
const health = (list: string, now?: string) => watchlistStatus(root, now).find((one) => one.list === list)?.health
const count = (list: string): number | undefined => currentSnapshot(root, list)?.parties.length

describe('the folder of watchlists', () => {
  test('a list shrunk by half is held, the last good copy stays, and a person may accept it', async () => {
    await importList(root, 'OWN-A', [listFile(100)])
    const half = await importList(root, 'OWN-A', [listFile(50)])
    expect([half.outcome, half.reasons[0]?.key, count('OWN-A'), health('OWN-A')]).toEqual(['held', 'party:held.shrunk', 100, 'held'])
    await acceptHeld(root, 'OWN-A')
    expect([count('OWN-A'), health('OWN-A')]).toEqual([50, 'fresh'])
    await expect(acceptHeld(root, 'OWN-A')).rejects.toThrow('no copy of `OWN-A` is held back')
  })
  test('a broken file is refused and remembered, and the last good copy stays', async () => {
    await importList(root, 'OWN-A', [listFile(10)])
    const bad = join(root, 'bad.csv')
    writeFileSync(bad, 'id,name\n1,"a"b\n')
    await expect(importList(root, 'OWN-A', [bad])).rejects.toThrow('faults in the list file')
    expect([count('OWN-A'), health('OWN-A')]).toEqual([10, 'error'])
    await importList(root, 'OWN-A', [listFile(11)])
    expect([count('OWN-A'), health('OWN-A')]).toEqual([11, 'fresh'])
  })
  test('a file cut within a row is held', async () => {
    const cut = join(root, 'cut.csv')
    writeFileSync(cut, 'id,name\n1,Ann\n2,"Bo')
    expect((await importList(root, 'OWN-A', [cut])).reasons.map((one) => one.key)).toContain('party:held.cut')
    expect(count('OWN-A')).toBe(undefined)
  })
  test('the same bytes again are unchanged; age makes a list stale', async () => {
    await importList(root, 'OWN-A', [listFile(3)], { now: '2026-01-01T00:00:00Z' })
    expect((await importList(root, 'OWN-A', [listFile(3)], { now: '2026-01-02T00:00:00Z' })).outcome).toBe('unchanged')
    expect([health('OWN-A', '2026-02-01T00:00:00Z'), health('OWN-A', '2027-02-01T00:00:00Z')]).toEqual(['fresh', 'stale'])
  })
  test('what changed is told', async () => {
    await importList(root, 'OWN-A', [listFile(10)])
    const path = join(root, 'next.csv')
    writeFileSync(path, readFileSync(listFile(10), 'utf8').replace('Party 3', 'Party Three').replace('9,Party 9\n', '10,Party 10\n'))
    const { delta } = await importList(root, 'OWN-A', [path])
    expect([
      delta.added.map((one) => one.id),
      delta.removed.map((one) => one.id),
      delta.changed.map((one) => [one.after.id, one.fields, one.namesAdded]),
    ]).toEqual([['OWN-A:10'], ['OWN-A:9'], [['OWN-A:3', ['names'], ['Party Three']]]])
  })
  test('a stored copy with a byte changed is refused', async () => {
    await importList(root, 'OWN-A', [listFile(5)])
    const folder = join(root, 'OWN-A')
    const name = readdirSync(folder).find((one) => one.endsWith('.jsonl')) ?? ''
    writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').replace('Party 3', 'Party 8'))
    expect(() => loadSnapshot(join(folder, name))).toThrow('is damaged')
    expect(() => findSnapshot(root, 'OWN-B')).toThrow('no snapshot')
  })
  test('a lock is respected while its holder lives, and taken over after', async () => {
    writeFileSync(join(root, '.lock'), `${process.pid} 2026-01-01`)
    await expect(importList(root, 'OWN-A', [listFile(1)])).rejects.toThrow('are being changed')
    writeFileSync(join(root, '.lock'), '999999999 2026-01-01')
    expect((await importList(root, 'OWN-A', [listFile(1)])).outcome).toBe('taken')
  })
  test.for([
    ['nothing', 'there is no watchlist'],
    ['OWN-a', 'there is no watchlist'],
    ['../x', 'there is no watchlist'],
  ] as const)('`%s` is no list', async ([list, message]) => {
    await expect(importList(root, list, [listFile(1)])).rejects.toThrow(message)
  })
  test('a format that is none is refused', async () => {
    await expect(importList(root, 'OWN-A', [listFile(1)], { format: 'toString' })).rejects.toThrow('unknown list format')
  })
})

const xml = (parties: number): string =>
  `<CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z"><ENTITIES>${Array.from({ length: parties }, (_, i) => `<ENTITY><FIRST_NAME>E ${i}</FIRST_NAME><REFERENCE_NUMBER>QDe.${i}</REFERENCE_NUMBER></ENTITY>`).join('')}</ENTITIES></CONSOLIDATED_LIST>`

describe('fetching, from a server on this machine', () => {
  const serve = async (answer: { status?: number; body: string; length?: number }, run: (base: string) => Promise<void>): Promise<void> => {
    const server = createServer((_request, response) => {
      response.writeHead(answer.status ?? 200, { 'content-length': answer.length ?? Buffer.byteLength(answer.body) })
      response.write(answer.body)
      if (answer.length === undefined) response.end()
      else setTimeout(() => response.destroy(), 20)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    try {
      await run(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`)
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  test('a whole list is taken', () =>
    serve({ body: xml(700) }, async (base) => expect((await fetchList(root, 'UN', { base })).outcome).toBe('taken')))
  test('a list far too small is held', () =>
    serve({ body: xml(7) }, async (base) => expect((await fetchList(root, 'UN', { base })).outcome).toBe('held')))
  test('a download broken off is an error of its own', () =>
    serve({ body: xml(700).slice(0, 5000), length: 90_000 }, async (base) => {
      await expect(fetchList(root, 'UN', { base })).rejects.toThrow('could not be fetched')
      expect(health('UN')).toBe('error')
    }))
  test('an answer that is no 200 is refused', () =>
    serve({ status: 503, body: 'busy' }, async (base) => expect(fetchList(root, 'UN', { base })).rejects.toThrow('HTTP 503')))
  test('a list without an address is to be imported', () => expect(fetchList(root, 'AU')).rejects.toThrow('no address'))
})

/** Files, list, rows of the primary file, parties, unread rows. */
const PUBLISHED: readonly (readonly [readonly string[], string, number, number])[] = [
  [['un/un-2026-02-27.xml'], 'UN', 1003, 0],
  [['un/un-2025-04-19.xml'], 'UN', 877, 0],
  [['un/un-2020-11-30.xml'], 'UN', 1018, 0],
  [['ofac/sdn-2019/sdn.csv', 'ofac/sdn-2019/alt.csv', 'ofac/sdn-2019/add.csv'], 'US-SDN', 7379, 0],
  [['ofac/sdn-2021/sdn.csv', 'ofac/sdn-2021/alt.csv', 'ofac/sdn-2021/add.csv'], 'US-SDN', 8976, 0],
  // One entry stands twice in the published file.
  [['ofac/sdn-2022/sdn.csv', 'ofac/sdn-2022/alt.csv', 'ofac/sdn-2022/add.csv'], 'US-SDN', 9043, 1],
  [['ofac/sdn-2023-with-remarks.csv', 'ofac/aliases-2025-12/alt.csv', 'ofac/aliases-2025-12/add.csv'], 'US-SDN', 11_443, 0],
  [['ofac/cons_prim.csv', 'ofac/cons_alt.csv', 'ofac/cons_add.csv', 'ofac/cons_comments.csv'], 'US-CONS', 442, 0],
  [['ofac/non-sdn-2025-03-28.xml'], 'US-CONS', 443, 0],
  // The copy ends within a row.
  [['us-csl/csl-2023-11-30.csv'], 'US-CSL', 4226, 1],
  [['us-csl/dpl.txt'], 'US-DPL', 581, 0],
  [['canada/sema-2025-05.xml'], 'CA', 4759, 0],
  // 10,060 lines, of which some rows have several.
  [['australia/dfat-2025-05.csv'], 'AU', 9983, 0],
  // 5,303 rows with the header; two entries have no name.
  [['uk/fcdo-uksl-2025-08-11.ods'], 'GB', 5300, 2],
]

describe.skipIf(sharedFolder() === undefined)('published lists (skipped where ../shared is absent)', () => {
  test.for(PUBLISHED)('%s', async ([names, list, parties, unread]) => {
    const paths = names.map((name) => sharedFile(`watchlists/${name}`)).filter((path) => path !== undefined)
    const { snapshot } = await importList(root, list, paths, { accept: true })
    expect([snapshot.parties.length, snapshot.unread]).toEqual([parties, unread])
    expect(currentSnapshot(root, list)?.parties.length).toBe(parties)
  })
  test('wallets', async () => {
    const folder = sharedFile('watchlists/crypto') ?? ''
    const { snapshot } = await importList(
      root,
      'US-WALLETS',
      readdirSync(folder).map((name) => join(folder, name)),
    )
    expect([snapshot.parties.length, snapshot.unread]).toEqual([654, 0])
  })
})
