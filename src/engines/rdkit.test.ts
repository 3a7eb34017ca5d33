import { expect, test } from 'vitest'
import { chemistryContract } from '../../test/contract/chemistry.ts'
import { loadRdkit } from './rdkit.ts'

chemistryContract({ open: () => loadRdkit() })

test('RDKit is loaded once', async () => {
  const started = performance.now()
  await loadRdkit()
  await loadRdkit()
  expect(performance.now() - started).toBeLessThan(50)
})
