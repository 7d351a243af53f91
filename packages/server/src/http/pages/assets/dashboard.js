// @ts-check
import { createAsk } from './ask.js'
import { keepReading } from './dashboard/keep-reading.js'
import { showOverview, showSignedOut, showUnreachable } from './dashboard/overview.js'
import { readOverview } from './dashboard/read-overview.js'
import { createServerClock } from './dashboard/server-clock.js'
import { signIn } from './dashboard/sign-in.js'

// A new address can be pasted into this tab.
window.addEventListener('hashchange', () => window.location.reload())

const clock = createServerClock()
const ask = createAsk({ fetch: window.fetch.bind(window), heard: clock.hear })
const refusal = await signIn(ask, window)

await keepReading({
  document,
  read: () => readOverview(ask),
  show: (overview) => showOverview(overview, clock.nowMs()),
  signedOut: () => showSignedOut(refusal),
  unreachable: showUnreachable,
})
