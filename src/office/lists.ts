/** Finding lists and provisions by the names people write. */
import { Fault, nearest } from '../fault/fault.ts'
import type { Loaded } from '../list/compiled.ts'
import type { ControlList, Provision } from '../list/model.ts'
import { loadFolder, loadLists } from '../store/list-files.ts'

/** The compiled lists, or those of a folder. */
export const openLists = (folder?: string): Loaded => (folder === undefined ? loadLists() : loadFolder(folder))

/** Finds a list by id. Throws `list.unknown-list` with the nearest. */
export const listNamed = (loaded: Loaded, id: string): ControlList => {
  const found = loaded.lists.find((one) => one.id.toLowerCase() === id.toLowerCase())
  if (found !== undefined) return found
  const ids = loaded.lists.map((one) => one.id)
  const near = nearest(id, ids)
  throw new Fault('list.unknown-list', { id }, { hint: near === undefined ? `loaded: ${ids.join(', ')}` : `did you mean \`${near}\`?` })
}

/** Finds a provision by the list's own number. Throws `list.no-provision` with the nearest. */
export const provisionNamed = (list: ControlList, id: string): Provision => {
  const found = list.provisions.find((one) => one.id.toLowerCase() === id.toLowerCase())
  if (found !== undefined) return found
  const near = nearest(
    id,
    list.provisions.map((one) => one.id),
  )
  throw new Fault(
    'list.no-provision',
    { id: `${list.id}:${id}` },
    near === undefined ? {} : { hint: `did you mean \`${list.id}:${near}\`?` },
  )
}
