// It must come before every module that makes a schema.
import './zod-without-eval.ts'
import './styles.ts'
import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { takeCodeOfAddress } from './access/code-of-address.ts'
import { createEnding } from './access/session-ending.ts'
import { createApi } from './api/create-api.ts'
import { Refusal } from './api/refusal.ts'
import { createServerClock } from './api/server-clock.ts'
import { App } from './app.tsx'

// A new address can be pasted into this tab.
window.addEventListener('hashchange', () => window.location.reload())

const MOST_TRIES = 2

const addressCode = takeCodeOfAddress(window)
const clock = createServerClock()
const ending = createEnding()
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // What Mallet refused it refuses again; only an answer that did not come is asked for once more.
      retry: (failures, error) =>
        failures < MOST_TRIES && error instanceof Refusal && (error.status === 0 || error.status >= 500),
    },
  },
})
const api = createApi({
  fetch: window.fetch.bind(window),
  heard: clock.hear,
  signedOut: () => {
    ending.end()
    void queries.invalidateQueries({ queryKey: ['dashboard.state'] })
  },
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App asking={{ api, nowMs: clock.nowMs }} queries={queries} addressCode={addressCode} ending={ending} />
    </StrictMode>,
  )
}
