/** The HTTP interface over the real lists: answers, problem documents, limits, headers. No socket is opened. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '../src/office/answer-json.ts'
import { assessmentSchema } from '../src/office/assessment-json.ts'
import { type Desk, openDesk } from '../src/office/desk.ts'
import { createApp, type Serving } from '../src/server/app.ts'

let desk: Desk
const logged: Record<string, unknown>[] = []
const appWith = (more: Partial<Serving> = {}) =>
  createApp({ desk, compiled: () => '{"compiled":true}', log: (line) => logged.push(line), today: () => '2026-11-24', ...more })
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  desk = await openDesk()
  app = appWith()
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const DRIVE = {
  kind: 'frequency-changer',
  facts: { 'output.phases': '3', 'output.power': '40 VA', 'output.frequency': '0 to 600 Hz', 'output.frequencyControl': '0.1 %' },
}

describe('POST /v1/classify', () => {
  test('an item as JSON gives the answer of the published schema', async () => {
    const response = await post('/v1/classify', { item: DRIVE })
    expect(response.status).toBe(200)
    const answer = answerSchema.parse(await response.json())
    expect(answer.verdict).toBe('controlled')
    expect(answer.matches.map((one) => one.id)).toEqual(['NSG2:3.A.1'])
    expect(answer.on).toBe('2026-11-24')
    expect(answer.lists.every((one) => /^[0-9a-f]{64}$/.test(one.sha256))).toBe(true)
  })

  test('a data sheet as text', async () => {
    const answer = answerSchema.parse(
      await (
        await post('/v1/classify', {
          text: 'Frequency converter\nOutput phases: 3\nOutput power: 4 kVA\nOutput frequency: 0 to 599 Hz\nFrequency stability: 0.1 %',
        })
      ).json(),
    )
    expect([answer.verdict, answer.nearMisses[0]?.id]).toEqual(['not-controlled', 'NSG2:3.A.1'])
  })

  test('only the lists asked for; only the day asked for', async () => {
    const chemical = { kind: 'chemical', chemical: { cas: '77104-62-2' } }
    const verdict = async (on: string, lists: readonly string[]) =>
      ((await (await post('/v1/classify', { item: chemical, on, lists })).json()) as { verdict: string }).verdict
    expect(await verdict('2026-11-24', ['CWC'])).toBe('controlled')
    expect(await verdict('2019-01-01', ['CWC'])).not.toBe('controlled')
    expect(await verdict('2026-11-24', ['NSG2'])).toBe('not-controlled')
  })

  test('sentences in the language asked for', async () => {
    const english = (await (await post('/v1/classify', { item: DRIVE })).json()) as { reason: string }
    const arabic = (await (await post('/v1/classify', { item: DRIVE }, { 'accept-language': 'ar-EG,ar;q=0.9' })).json()) as {
      reason: string
    }
    expect(english.reason).toMatch(/every condition/)
    expect(arabic.reason).toMatch(/[\u0600-\u06ff]/)
  })
})

describe('POST /v1/assess', () => {
  test('a transaction gives the assessment of the published schema', async () => {
    const response = await post('/v1/assess', {
      transaction: { lines: [{ title: 'drive', item: DRIVE }], destination: 'KP', activity: 'export' },
    })
    expect(response.status).toBe(200)
    const answer = assessmentSchema.parse(await response.json())
    expect(['prohibited', 'refer']).toContain(answer.outcome)
    expect(answer.reasons.length).toBeGreaterThan(0)
  })
})

describe('refusals are problem documents', () => {
  test.for<[string, string, unknown, number, string | RegExp]>([
    ['an unknown kind', '/v1/classify', { text: 'kind: frequency-chnger' }, 400, 'unknown kind `frequency-chnger`'],
    ['neither text nor item', '/v1/classify', {}, 400, /give either/],
    ['both', '/v1/classify', { text: 'a', item: {} }, 400, /give either/],
    ['no JSON', '/v1/classify', '{', 400, /./],
    ['a date that is none', '/v1/classify', { item: DRIVE, on: '2026-13-01' }, 400, '`2026-13-01` is not a date; write YYYY-MM-DD'],
    ['an unknown list', '/v1/classify', { item: DRIVE, lists: ['NSG9'] }, 404, 'there is no list `NSG9`'],
    ['a broken transaction', '/v1/assess', { transaction: 'lines: 7' }, 400, /./],
    [
      'a wrong unit',
      '/v1/classify',
      { item: { ...DRIVE, facts: { 'output.power': '40 kg' } } },
      400,
      '`40 kg` is mass, but apparentPower is wanted',
    ],
  ])('%s', async ([, path, body, status, title]) => {
    const response = await post(path, body)
    const problem = (await response.json()) as { title: string; status: number }
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect([response.status, problem.status]).toEqual([status, status])
    if (typeof title === 'string') expect(problem.title).toBe(title)
    else expect(problem.title).toMatch(title)
  })

  test('are said in the language asked for', async () => {
    const problem = (await (await post('/v1/classify', { text: 'kind: frequency-chnger' }, { 'accept-language': 'ar' })).json()) as {
      title: string
      issues: { message: string }[]
    }
    expect([problem.title, problem.issues[0]?.message]).toEqual([
      'غير معروف (kind): `frequency-chnger`',
      'غير معروف (kind): `frequency-chnger`',
    ])
  })

  test('a body that is too large is refused unread', async () =>
    expect((await post('/v1/classify', { text: 'x'.repeat(2_100_000) })).status).toBe(413))
  test('a form from elsewhere is refused', async () =>
    expect((await post('/v1/classify', 'text=a', { 'content-type': 'text/plain' })).status).toBe(415))
  test.for(['/v1/nothing', '/v1/lists/NSG9', '/v1/lists/NSG2/9.Z.9'])('%s is not there', async (path) =>
    expect((await app.request(path)).status).toBe(404),
  )

  test('a mistake of ours shows an id, and no stack', async () => {
    const broken = appWith({
      desk: {
        ...desk,
        classifyText: () => {
          throw new TypeError('secret detail')
        },
      },
    })
    const response = await broken.request('/v1/classify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ item: DRIVE }),
    })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('secret')
    expect(text).toContain(String(logged.at(-1)?.['id']))
  })

  test('too many requests in a minute are refused', async () => {
    const busy = appWith({ perMinute: 3 })
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await busy.request('/v1/lists')).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })
})

describe('lists', () => {
  test('are told with counts and hashes', async () => {
    const { lists } = (await (await app.request('/v1/lists')).json()) as { lists: { id: string; provisions: number; sha256: string }[] }
    expect(lists.map((one) => one.id)).toContain('NSG2')
    expect(lists.every((one) => one.provisions > 0)).toBe(true)
  })
  test('a provision with its tree and what it inherits', async () => {
    const provision = (await (await app.request('/v1/lists/nsg2/1.b.2.b.1')).json()) as {
      full: string
      inherits: unknown[]
      versions: unknown[]
    }
    expect(provision.full).toBe('NSG2:1.B.2.b.1')
    expect(provision.inherits.length).toBeGreaterThan(0)
  })
  test('the compiled file is kept by its tag', async () => {
    const first = await app.request('/v1/lists/compiled')
    const again = await app.request('/v1/lists/compiled', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect([first.status, again.status]).toEqual([200, 304])
  })
  test('the OpenAPI document names every route', async () => {
    const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, unknown> }
    expect(Object.keys(paths).sort()).toEqual([
      '/v1/assess',
      '/v1/classify',
      '/v1/lists',
      '/v1/lists/{list}',
      '/v1/lists/{list}/{provision}',
    ])
  })
})

describe('the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'))
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'web', 'index.html'), '<title>page</title>')
  writeFileSync(join(folder, 'web', 'assets', 'a.js'), '1')
  writeFileSync(join(folder, 'secret.txt'), 'secret')

  test('is served with a strict content security policy', async () => {
    const response = await appWith({ pages: join(folder, 'web') }).request('/')
    expect(await response.text()).toContain('page')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe-inline')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
  test('its assets are immutable, and any other path is the page', async () => {
    const served = appWith({ pages: join(folder, 'web') })
    expect((await served.request('/assets/a.js')).headers.get('cache-control')).toContain('immutable')
    expect(await (await served.request('/lists/NSG2')).text()).toContain('page')
  })
  test.for(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/%00', '/%zz'])(
    '%s leads nowhere outside',
    async (path) => {
      const text = await (await appWith({ pages: join(folder, 'web') }).request(path)).text()
      expect(text).not.toContain('secret')
    },
  )
})
