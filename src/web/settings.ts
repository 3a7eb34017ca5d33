/** The two things the page remembers of a reader: language and appearance. Nothing about an item is ever kept here. */

type Setting = 'language' | 'theme'

/** What was kept, or undefined; a browser that keeps nothing (private window) is no error. */
export const kept = (name: Setting): string | undefined => withStorage((storage) => storage.getItem(`gatehouse.${name}`) ?? undefined)

/** Keeps a setting; undefined forgets it. */
export const keep = (name: Setting, value: string | undefined): void => {
  withStorage((storage) => {
    if (value === undefined) storage.removeItem(`gatehouse.${name}`)
    else storage.setItem(`gatehouse.${name}`, value)
    return undefined
  })
}

const withStorage = (use: (storage: Storage) => string | undefined): string | undefined => {
  try {
    return use(window.localStorage)
  } catch (error) {
    // SecurityError or QuotaExceededError: the browser is set to keep nothing, and the page works without.
    if (error instanceof DOMException) return undefined
    throw error
  }
}
