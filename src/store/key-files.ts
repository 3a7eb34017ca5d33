/** Signing keys in files: one person's Ed25519 key, readable by its owner alone. */
import { readFileSync, writeFileSync } from 'node:fs'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { Fault } from '../fault/fault.ts'

/** A key with the person it belongs to; `kid` is the RFC 7638 thumbprint of the public key. */
export interface SigningKey {
  readonly name: string
  readonly kid: string
  readonly privateKey: JWK
}

/** The public half, with the person's name beside it. */
export const publicOf = ({ name, kid, privateKey }: SigningKey): JWK & { readonly name: string } => {
  const { d: _, ...open } = privateKey
  return { ...open, kid, use: 'sig', alg: 'EdDSA', name }
}

/** Makes a key and its file (mode 0600). Throws `key.exists`: a key is never written over. */
export const newKeyFile = async (file: string, name: string): Promise<SigningKey> => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const jwk = await exportJWK(privateKey)
  const key: SigningKey = { name: name.normalize('NFC').trim(), kid: await calculateJwkThumbprint(jwk), privateKey: jwk }
  if (key.name === '') throw new Fault('list.missing-field', { field: '--name' })
  try {
    writeFileSync(file, `${JSON.stringify(key, null, 1)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new Fault('key.exists', { file }, { cause })
  }
  return key
}

/** Reads a key file. Throws `input.not-found`, `key.broken`. */
export const readKeyFile = async (file: string): Promise<SigningKey> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Fault('input.not-found', { file }, { cause })
  }
  try {
    const key = JSON.parse(text) as SigningKey
    if (
      typeof key.name !== 'string' ||
      key.name === '' ||
      key.privateKey.kty !== 'OKP' ||
      key.privateKey.crv !== 'Ed25519' ||
      typeof key.privateKey.d !== 'string'
    )
      throw new TypeError('a field is missing')
    if ((await calculateJwkThumbprint(key.privateKey)) !== key.kid) throw new TypeError('its id is another key’s')
    return key
  } catch (cause) {
    // What the parser found may quote the key itself: only the file is named.
    throw new Fault('key.broken', { file }, { cause })
  }
}
