import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Fault } from '../../fault/fault.ts'
import { newKeyFile } from '../../store/key-files.ts'
import { loadLists } from '../../store/list-files.ts'
import { readZip } from '../../store/zip.ts'
import { adoptList } from './adopt-list.ts'
import { keysIn, type PublishRequest, publishList, verifyPackage } from './publish-list.ts'

const base = mkdtempSync(join(tmpdir(), 'gatehouse-publish-'))
const loaded = loadLists()
const fresh = (name: string): string => {
  cpSync(join(base, 'list'), join(base, name), { recursive: true })
  return join(base, name)
}
const request = (folder: string, more: Partial<PublishRequest> = {}): PublishRequest => ({
  folder,
  editor: 'Amina Haddad',
  publisher: 'Bo Lund',
  editorKey: join(base, 'amina.json'),
  publisherKey: join(base, 'bo.json'),
  from: '2027-01-01',
  language: 'en',
  ...more,
})
const code = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (fault) {
    if (fault instanceof Fault) return fault.code
    throw fault
  }
  return 'done'
}

beforeAll(async () => {
  adoptList(
    { id: 'XA', title: 'Own', issuer: 'X', instrument: 'Decree', on: '2026-01-01', choice: ['CWC:3.A'], out: join(base, 'list') },
    loaded,
  )
  await newKeyFile(join(base, 'amina.json'), 'Amina Haddad')
  await newKeyFile(join(base, 'bo.json'), 'Bo Lund')
  await newKeyFile(join(base, 'eve.json'), 'Bo Lund')
})

test('a publication holds: two signatures, a hash, a lock, a document', async () => {
  const { payload, folder, files } = await publishList(request(fresh('whole')), loaded)
  expect(readdirSync(folder).sort()).toEqual([...files].sort())
  const again = await verifyPackage(readFileSync(join(folder, 'package.json'), 'utf8'), keysIn(join(folder, 'keys.json')), 'package.json')
  expect([again.payload.sha256, again.payload.editor, again.payload.publisher]).toEqual([payload.sha256, 'Amina Haddad', 'Bo Lund'])
  expect(readFileSync(join(folder, 'keys.json'), 'utf8')).not.toContain('"d"')
  expect(Object.keys(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8')))).toContain('XA:1.1.1')
  expect(statSync(join(base, 'amina.json')).mode & 0o077).toBe(0)
})

test.for(['en', 'ar'] as const)('the document in %s has every provision, and its headings in that language', async (language) => {
  const { folder, payload } = await publishList(request(fresh(`document-${language}`), { language }), loaded)
  const xml =
    (await readZip(readFileSync(join(folder, `gazette-${language}.docx`)), (name) => name === 'word/document.xml'))
      .get('word/document.xml')
      ?.toString('utf8') ?? ''
  for (const one of payload.list.provisions) expect(xml).toContain(`>${one.id}<`)
  expect(xml).toContain('Phosgene')
  expect(xml.includes('نافذة')).toBe(language === 'ar')
  expect(xml.includes('<w:bidi/>')).toBe(language === 'ar')
})

test('a second publication chains to the first and says what changed', async () => {
  const folder = fresh('second')
  const first = await publishList(request(folder), loaded)
  const part = join(folder, readdirSync(folder).find((name) => name.startsWith('part')) ?? '')
  writeFileSync(part, readFileSync(part, 'utf8').replace('title: Phosgene', 'title: Carbonyl chloride'))
  expect(await code(publishList(request(folder), loaded))).toBe('publish.not-later')
  const second = await publishList(request(folder, { from: '2028-01-01' }), loaded)
  expect(second.payload.previous?.from).toBe(first.payload.from)
  expect(second.payload.changes.words).toEqual(['XA:1.1.1'])
  expect(await code(publishList(request(folder, { from: '2029-01-01' }), loaded))).toBe('publish.unchanged')
})

describe('is not published', () => {
  test.for<[string, Partial<PublishRequest>, string]>([
    ['by one person', { publisher: 'Amina Haddad' }, 'publish.same-person'],
    ['by one person written otherwise', { publisher: ' amina  HADDAD' }, 'publish.same-person'],
    [
      'unless by two, whichever of them edited it and with whichever of their keys',
      { editor: 'bo lund', publisher: 'Amina Haddad', editorKey: 'eve', publisherKey: 'amina' },
      'done',
    ],
    ['with the key of another', { editorKey: 'bo' }, 'publish.wrong-key'],
    ['with a key that is not there', { editorKey: 'nobody' }, 'input.not-found'],
    ['on a day that is none', { from: '2027-02-30' }, 'input.bad-date'],
  ])('%s', async ([name, more, wanted]) => {
    const keyed = {
      ...more,
      ...(more.editorKey === undefined ? {} : { editorKey: join(base, `${more.editorKey}.json`) }),
      ...(more.publisherKey === undefined ? {} : { publisherKey: join(base, `${more.publisherKey}.json`) }),
    }
    const folder = fresh(`refused-${name.replaceAll(' ', '-')}`)
    expect(await code(publishList(request(folder, keyed), loaded))).toBe(wanted)
    expect(existsSync(join(folder, 'published'))).toBe(wanted === 'done')
  })
  test('where it cannot be read', async () => {
    const folder = fresh('broken')
    const part = join(folder, readdirSync(folder).find((name) => name.startsWith('part')) ?? '')
    writeFileSync(part, readFileSync(part, 'utf8').replace('chemical is phosgene', 'chemical is fosgene'))
    expect(await code(publishList(request(folder), loaded))).toBe('list.unknown-term')
    expect(existsSync(join(folder, 'published'))).toBe(false)
  })
  test('with a key file that is not one, of which nothing is said', async () => {
    const file = join(base, 'no-key.json')
    writeFileSync(file, '{"name":"Amina Haddad","kid":"x","privateKey":{"kty":"OKP","crv":"Ed25519","x":"a","d":"secret-part"}}')
    const fault = await publishList(request(fresh('no-key'), { editorKey: file }), loaded).catch((error: unknown) => error)
    expect(fault instanceof Fault ? [fault.code, fault.message.includes('secret-part')] : fault).toEqual(['key.broken', false])
  })
  test('and no key is written over', async () => expect(await code(newKeyFile(join(base, 'bo.json'), 'Bo'))).toBe('key.exists'))
})

describe('a package does not hold', () => {
  let text = ''
  let keys: ReturnType<typeof keysIn> = []
  beforeAll(async () => {
    const { folder } = await publishList(request(fresh('tampered')), loaded)
    text = readFileSync(join(folder, 'package.json'), 'utf8')
    keys = keysIn(join(folder, 'keys.json'))
  })
  interface Jws {
    readonly payload: string
    readonly signatures: readonly { readonly signature: string; readonly protected: string }[]
  }
  const changed = (change: (jws: Jws) => Jws): string => JSON.stringify(change(JSON.parse(text)))
  test.for<[string, () => [string, ReturnType<typeof keysIn>]]>([
    [
      'with a byte of the list flipped',
      () => [
        changed((jws) => ({
          ...jws,
          payload: `${jws.payload.slice(0, 500)}${jws.payload[500] === 'A' ? 'B' : 'A'}${jws.payload.slice(501)}`,
        })),
        keys,
      ],
    ],
    ['with one signature only', () => [changed((jws) => ({ ...jws, signatures: jws.signatures.slice(0, 1) })), keys]],
    [
      'with one signature twice',
      () => [changed((jws) => ({ ...jws, signatures: [...jws.signatures.slice(0, 1), ...jws.signatures.slice(0, 1)] })), keys],
    ],
    ['with no signature', () => [changed((jws) => ({ ...jws, signatures: [] })), keys]],
    ['with a key that is not trusted', () => [text, keys.slice(0, 1)]],
    ['with the keys of other persons', () => [text, keys.map((key) => ({ ...key, name: 'Eve' }))]],
    ['as no JSON at all', () => ['{', keys]],
  ])('%s', async ([, make]) => {
    const [broken, trusted] = make()
    expect(await code(verifyPackage(broken, trusted, 'package.json'))).toBe('package.broken')
  })
  test('and untouched it does', async () => expect(await code(verifyPackage(text, keys, 'package.json'))).toBe('done'))
})
