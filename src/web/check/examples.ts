/** Data sheets to try the page with: invented makers, ordinary words, the files of `examples/`. English, as sheets are. */
import drive from '../../../examples/frequency-changer.txt?raw'
import blender from '../../../examples/kitchen-blender.txt?raw'
import gauge from '../../../examples/pressure-transducer-no-material.txt?raw'

/** A data sheet and the key of its name. */
export interface Example {
  readonly key: 'drive' | 'gauge' | 'blender'
  readonly sheet: string
}

/** One that is controlled as it stands, one that needs questions, one that is an everyday thing. */
export const EXAMPLES: readonly Example[] = [
  { key: 'drive', sheet: drive },
  { key: 'gauge', sheet: gauge },
  { key: 'blender', sheet: blender },
]
