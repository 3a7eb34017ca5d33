/**
 * Four eyes: a list edited by one person is published by another, as a dated version: canonical JSON signed by both, a document for the
 * gazette, the lock. Nothing is published that is broken, unchanged, backdated, or changed in meaning without a new version.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GeneralJWS, GeneralSign, generalVerify, importJWK, type JWK } from 'jose'
import { Fault } from '../../fault/fault.ts'
import { canonicalJson } from '../../list/canonical.ts'
import { type Loaded, listHash } from '../../list/compiled.ts'
import { isDay } from '../../list/fields.ts'
import { lockOf } from '../../list/lock.ts'
import type { ControlList } from '../../list/model.ts'
import { type Changes, changesSince, checkPublication, type Published } from '../../list/publication.ts'
import type { Language } from '../../messages/say.ts'
import { publicOf, readKeyFile, type SigningKey } from '../../store/key-files.ts'
import { readNational } from '../../store/list-files.ts'
import { gazette } from './gazette.ts'

/** Who publishes what, from when; keys are files made by `newKeyFile`. */
export interface PublishRequest {
  readonly folder: string
  readonly editor: string
  readonly publisher: string
  readonly editorKey: string
  readonly publisherKey: string
  readonly from: string
  readonly language: Language
}

/** What is signed. `list` is canonical, its fractions as text; `previous` chains publications by the SHA-256 of the payload before. */
export interface PackagePayload {
  readonly format: 1
  readonly list: ControlList
  readonly sha256: string
  readonly from: string
  readonly editor: string
  readonly publisher: string
  readonly previous?: { readonly from: string; readonly sha256: string }
  readonly changes: Changes
  /** SHA-256 of the dictionary and reference lists it was read against. */
  readonly readAgainst: string
}

/** The publication that was written. */
export interface Publication {
  readonly payload: PackagePayload
  readonly folder: string
  readonly files: readonly string[]
}

const same = (a: string, b: string): boolean => fold(a) === fold(b)
const fold = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim()
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const keyOf = async (person: string, file: string): Promise<SigningKey> => {
  const key = await readKeyFile(file)
  if (!same(key.name, person)) throw new Fault('publish.wrong-key', { file, person, name: key.name })
  return key
}

/** The last publication below a folder, its signatures checked. */
const lastPublished = async (
  folder: string,
): Promise<(Published & { readonly sha256: string; readonly keys: readonly JWK[] }) | undefined> => {
  const base = join(folder, 'published')
  const day = existsSync(base) ? readdirSync(base).filter(isDay).sort().at(-1) : undefined
  if (day === undefined) return undefined
  const keys = keysIn(join(base, day, 'keys.json'))
  const { payload, sha256: digest } = await verifyPackage(
    readFileSync(join(base, day, 'package.json'), 'utf8'),
    keys,
    join(base, day, 'package.json'),
  )
  return { list: payload.list, from: payload.from, sha256: digest, keys }
}

/** The public keys of a JWKS file. Throws `input.not-found`, `package.broken`. */
export const keysIn = (file: string): readonly JWK[] => {
  if (!existsSync(file)) throw new Fault('input.not-found', { file })
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly keys: readonly JWK[] }).keys.map((key) => key)
  } catch (cause) {
    throw new Fault('package.broken', { file, detail: 'it holds no keys' }, { cause })
  }
}

/**
 * Checks a package: two signatures by two of the keys, each by the person who is named, and the list's own hash. Throws `package.broken`,
 * which says what does not hold.
 */
export const verifyPackage = async (
  text: string,
  keys: readonly JWK[],
  file: string,
): Promise<{ readonly payload: PackagePayload; readonly sha256: string }> => {
  const refused = (detail: string, cause?: unknown): Fault =>
    new Fault('package.broken', { file, detail }, cause === undefined ? {} : { cause })
  let jws: GeneralJWS
  let bytes: Uint8Array = new Uint8Array()
  const signers: string[] = []
  try {
    jws = JSON.parse(text) as GeneralJWS
    for (const signature of jws.signatures) {
      const verified = await generalVerify(
        { payload: jws.payload, signatures: [signature] },
        async (header) => {
          const key = keys.find((one) => one.kid === header?.kid)
          if (key === undefined) throw refused('it is signed with a key that is not among those given')
          return importJWK(key, 'EdDSA')
        },
        { algorithms: ['EdDSA'] },
      )
      bytes = verified.payload
      signers.push(String(verified.protectedHeader?.kid))
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw refused('its signatures do not hold', cause)
  }
  if (new Set(signers).size < 2) throw refused('it is not signed by two')
  const payload = JSON.parse(new TextDecoder().decode(bytes)) as PackagePayload
  const names = signers.map((kid) => String(keys.find((one) => one.kid === kid)?.['name' as keyof JWK] ?? ''))
  if (
    same(payload.editor, payload.publisher) ||
    ![payload.editor, payload.publisher].every((person) => names.some((name) => same(name, person)))
  )
    throw refused('its signers are not its editor and its publisher')
  if (listHash(payload.list) !== payload.sha256) throw refused('the list is not the one its hash names')
  return { payload, sha256: sha256(bytes) }
}

/** Publishes. Throws what reading the list throws, and `publish.*` with every reason at once where there are several. */
export const publishList = async (request: PublishRequest, loaded: Loaded): Promise<Publication> => {
  const { folder, editor, publisher, from, language } = request
  if (!isDay(from)) throw new Fault('input.bad-date', { text: from })
  if (same(editor, publisher))
    throw new Fault('publish.same-person', { name: editor }, { hint: 'the one who edited a list does not publish it' })
  const national = readNational(folder, loaded)
  const [list] = national.own
  if (list === undefined || national.own.length > 1) throw new Fault('publish.one-list', { folder, count: national.own.length })
  const [edits, publishes] = [await keyOf(editor, request.editorKey), await keyOf(publisher, request.publisherKey)]
  if (edits.kid === publishes.kid) throw new Fault('publish.same-person', { name: editor }, { hint: 'both keys are the same' })
  const before = await lastPublished(folder)
  const issues = checkPublication(list, from, before)
  if (issues[0] !== undefined) throw new Fault(issues[0].code, issues[0].details ?? {}, { issues })
  const bare = { ...list, provisions: list.provisions.map(({ source: _, ...rest }) => rest) }
  const changes = changesSince(list, before?.list)
  const payload: PackagePayload = {
    format: 1,
    list: bare,
    sha256: listHash(list),
    from,
    editor,
    publisher,
    changes,
    readAgainst: loaded.sha256,
    ...(before === undefined ? {} : { previous: { from: before.from, sha256: before.sha256 } }),
  }
  const text = canonicalJson(payload)
  const jws = await new GeneralSign(new TextEncoder().encode(text))
    .addSignature(await importJWK(edits.privateKey, 'EdDSA'))
    .setProtectedHeader({ alg: 'EdDSA', kid: edits.kid, typ: 'gatehouse-list+json' })
    .addSignature(await importJWK(publishes.privateKey, 'EdDSA'))
    .setProtectedHeader({ alg: 'EdDSA', kid: publishes.kid, typ: 'gatehouse-list+json' })
    .sign()
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['package.json', `${JSON.stringify(jws)}\n`],
    ['list.json', `${text}\n`],
    ['list.json.sha256', `${sha256(`${text}\n`)}  list.json\n`],
    ['keys.json', `${JSON.stringify({ keys: [publicOf(edits), publicOf(publishes)] }, null, 1)}\n`],
    ['lock.json', `${JSON.stringify(lockOf([list]), null, 1)}\n`],
    [`gazette-${language}.docx`, await gazette(list, from, { editor, publisher, changes, language })],
  ]
  // Written beside and moved in one step, so that a publication is there whole or not at all.
  const base = join(folder, 'published')
  const made = join(base, `.${from}.new`)
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  for (const [name, content] of files) writeFileSync(join(made, name), content)
  renameSync(made, join(base, from))
  return { payload, folder: join(base, from), files: files.map(([name]) => name) }
}
