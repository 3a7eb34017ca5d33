/** Starts the page. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startWorker } from './worker.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// A browser that refuses a worker still runs the page; the refusal is in its console.
window.addEventListener('load', () => {
  startWorker().catch((reason: unknown) => console.warn('the page will not work offline here', reason))
})
