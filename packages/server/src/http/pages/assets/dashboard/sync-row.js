// @ts-check
import { find, fromTemplate, setText, slot } from '../slots.js'
import { showInstant } from '../time-words.js'
import { showMark } from './state-mark.js'

/** @typedef {import('@mallet/contract/api/syncs').Sync} Sync */
/** @typedef {import('@mallet/contract/api/syncs').Run} Run */

export const createSyncRow = () => fromTemplate('sync')

/**
 * @param {HTMLElement} row
 * @param {Sync} sync
 * @param {number} nowMs
 */
export function showSync(row, sync, nowMs) {
  setText(row, 'model', capitalized(sync.model))
  showMark(slot(row, 'state'), 'state-word', markOf(sync))
  setText(row, 'records', count(sync.records))
  showFirstWindow(row, sync)
  setText(row, 'left-out', leftOutWords(sync))
  const { lastRun } = sync
  setText(row, 'last-run', lastRun ? runWords(lastRun) : 'None yet')
  showInstant(slot(row, 'last-run-at'), lastRun?.endedAt ?? null, nowMs)
  const nextRunAt = sync.state === 'paused' ? null : sync.nextRunAt
  showInstant(slot(row, 'next-run-at'), nextRunAt, nowMs)
  slot(row, 'no-next-run').hidden = nextRunAt !== null
}

/** The words are the API's own. @param {Sync} sync @returns {import('./state-mark.js').Mark} */
export function markOf({ state, caughtUp }) {
  switch (state) {
    case 'running':
      return { word: 'Running', icon: 'running', tone: 'plain' }
    case 'queued':
      return { word: 'Queued', icon: 'queued', tone: 'plain' }
    case 'paused':
      return { word: 'Paused', icon: 'paused', tone: 'attention' }
    case 'failing':
      return { word: 'Failing', icon: 'bad', tone: 'bad' }
    case 'idle':
      return caughtUp
        ? { word: 'Caught up', icon: 'check', tone: 'good' }
        : { word: 'Idle', icon: 'idle', tone: 'plain' }
  }
}

/**
 * While the first window is read, Gong has said how many there are. The ones left out are part of that number.
 *
 * @param {HTMLElement} row
 * @param {Sync} sync
 */
function showFirstWindow(row, { model, records, leftOut, expected }) {
  const place = slot(row, 'first-window')
  place.hidden = expected === null
  if (expected === null) return
  const progress = find(place, 'progress', HTMLProgressElement)
  progress.max = Math.max(expected, 1)
  progress.value = records + leftOut
  progress.setAttribute('aria-label', `${capitalized(model)} read of the ${count(expected)} that Gong has`)
  setText(place, 'expected', `of ${count(expected)}`)
}

/** @param {Sync} sync */
function leftOutWords({ leftOut, quarantined }) {
  const parts = []
  if (leftOut > 0) parts.push(`${count(leftOut)} private`)
  if (quarantined > 0) parts.push(`${count(quarantined)} quarantined`)
  return parts.join(', ') || 'None'
}

/** @param {Run} run */
function runWords({ state, requests, added, updated, deleted }) {
  const parts = [`${count(requests)} ${requests === 1 ? 'request' : 'requests'}`]
  parts.push(`${count(added)} added`, `${count(updated)} updated`)
  if (deleted > 0) parts.push(`${count(deleted)} deleted`)
  const counts = parts.join(', ')
  return state === 'failed' || state === 'cancelled' ? `${capitalized(state)}: ${counts}` : counts
}

/** @param {number} number */
export const count = (number) => number.toLocaleString('en')

/** @param {string} word */
const capitalized = (word) => word.charAt(0).toUpperCase() + word.slice(1)
