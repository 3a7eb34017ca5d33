/** Wallet addresses, one a line, a file a chain (`sanctioned_addresses_XBT.txt`). */
import { identifierOf, partyOf, present } from './build.ts'
import { collector, type ListReader, refuse, textOf } from './reading.ts'

/** Reads address files; the chain is the last word of the file's name. */
export const readWallets: ListReader = async (files, list) => {
  const into = collector(files[0]?.name ?? list)
  for (const file of files) {
    const chain = /([A-Z0-9]{2,6})\.txt$/.exec(file.name)?.[1]
    if (chain === undefined) throw refuse(file.name, 'party.unknown-file')
    let line = 0
    const take = (text: string): void => {
      line++
      const address = text.trim()
      if (address === '') return
      into.row()
      if (!/^(?:[a-z]{2,14}:)?[A-Za-z0-9]{20,120}$/.test(address)) {
        into.skip('party.bad-wallet', { text: address.slice(0, 80) }, line)
        return
      }
      const wallet = identifierOf('wallet', address.replace(/^[a-z]+:/, ''), undefined, chain)
      into.add(partyOf(list, { ref: `${chain}/${address}`, schema: 'wallet', identifiers: present([wallet]), programmes: ['SDN'] }), line)
    }
    let rest = ''
    for await (const text of textOf(file, 50_000_000)) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > 10_000) throw refuse(file.name, 'party.field-too-long', { limit: 10_000 }, { line: line + 1 })
      for (const one of lines) take(one)
    }
    take(rest)
  }
  return into.done()
}
