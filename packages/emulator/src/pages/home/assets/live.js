// @ts-check

import { ask } from './ask.js'
import { showAssumptions } from './assumptions.js'
import { showClock } from './clock.js'
import { showFaults } from './faults.js'
import { showRequests } from './requests.js'
import { slot } from './slot.js'

const EVERY_MS = 1000
/** While nobody answers. */
const LOST_EVERY_MS = 3000

let companies = 0

/** Keeps the page up to date for as long as somebody can see it. */
export async function followLive() {
  let lost = false
  if (!document.hidden) {
    try {
      show(await ask('GET', '/live'))
    } catch {
      lost = true
    }
    slot('lost', HTMLElement).hidden = !lost
  }
  setTimeout(followLive, lost ? LOST_EVERY_MS : EVERY_MS)
}

/** @param {any} live */
function show(live) {
  companies ||= live.companies
  slot('grown', HTMLElement).hidden = live.companies <= companies
  showClock(live)
  showRequests(live.requests)
  showFaults(live.faults)
  showAssumptions(live.assumptions)
}
