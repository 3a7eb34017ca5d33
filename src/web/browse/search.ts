/** Finding provisions by number, words, kinds, or a foreign list's number. Pure. */
import type { ControlList, Dictionary, Provision } from '../../list/model.ts'
import { findOptions, type Option } from '../parts/find.ts'

/** What a provision is found by. */
const optionOf = (provision: Provision, dictionary: Dictionary): Option => ({
  id: provision.full,
  label: `${provision.id} ${provision.title}`,
  words: [
    ...provision.kinds.flatMap((kind) => {
      const term = dictionary.kinds.get(kind)
      return term === undefined ? [kind] : [term.title, ...term.words]
    }),
    ...Object.entries(provision.see).flatMap(([where, numbers]) => numbers.flatMap((number) => [number, `${where} ${number}`])),
  ],
})

/** Provisions of the lists that hold every word asked for, best first. Headings are found by their own title only. */
export const findProvisions = (lists: readonly ControlList[], dictionary: Dictionary, asked: string): readonly Provision[] => {
  const all = new Map(lists.flatMap((list) => list.provisions.map((one) => [one.full, one] as const)))
  const options = [...all.values()].map((one) => optionOf(one, dictionary))
  return findOptions(options, asked).flatMap((option) => all.get(option.id) ?? [])
}
