/** Starts the page. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { learnLanguage, startLanguage } from './language.tsx'
import { startWorker } from './worker.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
await learnLanguage(startLanguage())
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// A browser that refuses a worker still runs the page; the refusal is in its console.
startWorker().catch((reason: unknown) => console.warn('the page will not work offline here', reason))
