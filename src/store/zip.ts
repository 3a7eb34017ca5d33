/** ZIP containers (xlsx, docx) of unknown origin: every member is unpacked under a limit and counted before anyone else may read the file. */
import yauzl from 'yauzl'
import { Fault } from '../fault/fault.ts'

/** Far beyond any list; a bomb is refused after so many bytes. */
const LIMITS = { members: 2_000, bytes: 60_000_000, ratio: 400 }

const refused = (detail: string, cause?: unknown): Fault => new Fault('table.broken', { detail }, cause === undefined ? {} : { cause })

/**
 * The members of a ZIP whose name is wanted; the others are unpacked and counted, not kept. Throws `table.broken` where it is no sound ZIP or
 * unpacks to more than the limits.
 */
export const readZip = (bytes: Buffer, wanted: (name: string) => boolean): Promise<ReadonlyMap<string, Buffer>> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null || zip === undefined) return reject(refused('it is not a ZIP container', error))
      const kept = new Map<string, Buffer>()
      let [members, total] = [0, 0]
      const fail = (detail: string, cause?: unknown): void => {
        zip.close()
        reject(refused(detail, cause))
      }
      zip.on('error', (cause) => fail('its directory is broken', cause))
      zip.on('end', () => resolve(kept))
      zip.on('entry', (entry: yauzl.Entry) => {
        members++
        if (members > LIMITS.members) return fail(`it has more than ${LIMITS.members} members`)
        if (/[/\\]$/.test(entry.fileName)) return zip.readEntry()
        if (entry.isEncrypted()) return fail('it is encrypted')
        zip.openReadStream(entry, (cause, stream) => {
          if (cause !== null || stream === undefined) return fail(`\`${entry.fileName}\` cannot be unpacked`, cause)
          const chunks: Buffer[] = []
          let size = 0
          stream.on('error', (broken: unknown) => fail(`\`${entry.fileName}\` cannot be unpacked`, broken))
          stream.on('data', (chunk: Buffer) => {
            size += chunk.length
            total += chunk.length
            if (total > LIMITS.bytes || size > Math.max(1_000_000, entry.compressedSize * LIMITS.ratio)) {
              stream.destroy()
              return fail('it unpacks to far more than a list has')
            }
            if (wanted(entry.fileName)) chunks.push(chunk)
          })
          stream.on('end', () => {
            if (wanted(entry.fileName)) kept.set(entry.fileName, Buffer.concat(chunks))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
