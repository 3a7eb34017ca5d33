/** Which provisions stand below another, in the order of the list. Pure. */
import type { ControlList, Provision } from '../../list/model.ts'

/** Everything below a provision, with how far below (1: its own children). */
export const descendantsOf = (list: ControlList, top: Provision): readonly { readonly provision: Provision; readonly depth: number }[] => {
  const depths = new Map([[top.id, 0]])
  return list.provisions.flatMap((provision) => {
    const above = provision.parent === undefined ? undefined : depths.get(provision.parent)
    if (above === undefined) return []
    depths.set(provision.id, above + 1)
    return [{ provision, depth: above + 1 }]
  })
}
