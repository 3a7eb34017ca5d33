/** Canonical JSON and its hash: the form that is stored, signed, compared and proved. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { encodeRational } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'

const isRational = (value: object): value is Rational => 'n' in value && 'd' in value && typeof value.n === 'bigint'

/** Sorted keys, no white space, fractions as exact text (`1/5`), maps as objects, absent fields left out. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Map) return canonicalJson(Object.fromEntries(value))
  if (typeof value === 'object') {
    if (isRational(value)) return JSON.stringify(encodeRational(value))
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
  }
  throw new TypeError(`a ${typeof value} has no canonical form`)
}

/** SHA-256 of a value's canonical JSON, in hex. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
