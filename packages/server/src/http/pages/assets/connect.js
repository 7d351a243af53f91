// @ts-check
import { createAsk } from './ask.js'
import { linkCompany } from './connect/link-company.js'
import { showFailure } from './connect/outcome.js'
import { takeToken } from './connect/session-storage.js'
import { showView } from './connect/show-view.js'

// Coming back by the browser's own button can show the page as it was left; a new link can be pasted into this tab.
window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload())
window.addEventListener('hashchange', () => window.location.reload())

try {
  const kept = takeToken(window)
  if (kept.token === undefined) showView('no-token')
  else await linkCompany(createAsk({ fetch: window.fetch.bind(window), token: kept.token }), kept, window.location)
} catch (error) {
  showFailure({
    message: 'This page stopped working.',
    fix: 'Allow this site to keep data in the browser, then load the page again.',
  })
  throw error
}
