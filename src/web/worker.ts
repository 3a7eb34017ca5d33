/** Registers the service worker, and lets it fetch the chemistry once the page has nothing better to do. */

interface Saver {
  readonly saveData?: boolean
}

/** After this the page works without a network. Resolves when the worker is ready; on a host without workers, at once. */
export const startWorker = async (): Promise<void> => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('./sw.js')
  const ready = await navigator.serviceWorker.ready
  const connection = (navigator as Navigator & { readonly connection?: Saver }).connection
  if (connection?.saveData !== true) ready.active?.postMessage('keep-chemistry')
}
