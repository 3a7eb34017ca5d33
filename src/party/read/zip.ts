/** One member of a ZIP archive, unpacked under a limit. Sizes the archive states are not believed: bytes are counted as they come out. */
import { type ListFile, refuse } from './reading.ts'

const MOST_ARCHIVE = 100_000_000
const MOST_MEMBERS = 10_000

const gather = async (file: ListFile): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of file.chunks) {
    size += chunk.length
    if (size > MOST_ARCHIVE) throw refuse(file.name, 'party.too-large', { limit: MOST_ARCHIVE })
    parts.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A member of the archive as a file of its own; refuses what is no archive, has no such member, or unpacks beyond `most` bytes. */
export const memberOf = async (file: ListFile, member: string, most: number): Promise<ListFile> => {
  const bytes = await gather(file)
  const view = new DataView(bytes.buffer)
  const broken = (): Error => refuse(file.name, 'party.bad-zip')
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0 || bytes.length < 22 || view.getUint32(end, true) !== 0x06054b50) throw broken()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MOST_MEMBERS) throw refuse(file.name, 'party.too-many', { limit: MOST_MEMBERS })
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (name === member) return unpack(file, bytes, view, at, member, most)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  throw refuse(file.name, 'party.missing-file', { file: member })
}

const unpack = (file: ListFile, bytes: Uint8Array<ArrayBuffer>, view: DataView, entry: number, member: string, most: number): ListFile => {
  const method = view.getUint16(entry + 10, true)
  const packed = view.getUint32(entry + 20, true)
  const local = view.getUint32(entry + 42, true)
  const encrypted = (view.getUint16(entry + 8, true) & 1) === 1
  if (encrypted || (method !== 0 && method !== 8) || local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50)
    throw refuse(file.name, 'party.bad-zip')
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (from + packed > bytes.length) throw refuse(file.name, 'party.truncated')
  const data = bytes.subarray(from, from + packed)
  const name = `${file.name}/${member}`
  return { name, chunks: method === 0 ? [data] : inflate(file.name, data, most) }
}

async function* inflate(name: string, data: Uint8Array<ArrayBuffer>, most: number): AsyncGenerator<Uint8Array> {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let size = 0
  try {
    for (;;) {
      const next = await reader.read().catch((cause: unknown) => {
        throw refuse(name, 'party.bad-zip', {}, {}, cause)
      })
      if (next.done) return
      size += next.value.length
      if (size > most) throw refuse(name, 'party.zip-bomb', { limit: most })
      yield next.value
    }
  } finally {
    // Stops unpacking where the reader gave up before the end; a stream that broke has nothing left to stop.
    await reader.cancel().catch((cause: unknown) => cause)
  }
}
