/** The dictionary's chemicals with their structures, for tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { loadRdkit } from '../../src/engines/rdkit.ts'
import type { Chemical } from '../../src/list/model.ts'
import { readDictionary } from '../../src/list/read-dictionary.ts'
import type { ChemistryEngine } from '../../src/substance/graph.ts'

const folder = new URL('../../lists/dictionary/', import.meta.url)

/** Chemicals of the files `chemicals-*.yaml`, graphs and keys filled in, and the file each stands in. */
export const readChemicals = async (): Promise<{
  engine: ChemistryEngine
  chemicals: ReadonlyMap<string, Chemical>
  fileOf: ReadonlyMap<string, string>
}> => {
  const engine = await loadRdkit()
  const chemicals = new Map<string, Chemical>()
  const fileOf = new Map<string, string>()
  for (const name of readdirSync(folder).filter((file) => /^chemicals-.*\.yaml$/.test(file))) {
    for (const chemical of readDictionary([{ name, text: readFileSync(new URL(name, folder), 'utf8') }]).chemicals.values()) {
      const { smiles } = chemical
      chemicals.set(chemical.id, smiles === undefined ? chemical : { ...chemical, graph: engine.parse(smiles), key: engine.key(smiles) })
      fileOf.set(chemical.id, name)
    }
  }
  return { engine, chemicals, fileOf }
}
