// @ts-check
import { markOf as connectionMark } from './connection-card.js'
import { count, markOf as syncMark } from './sync-row.js'

/** @typedef {import('./read-overview.js').Overview} Overview */

/**
 * What changed between two readings, for people who hear the page: states, never each count, or it would not stop
 * talking.
 *
 * @param {Overview | undefined} before
 * @param {Overview} after
 * @returns {string[]} sentences
 */
export function tellChanges(before, after) {
  if (!before) return []
  return after.entries.flatMap(({ connection, syncs }) => {
    const { name } = connection.customer
    const old = before.entries.find((entry) => entry.connection.id === connection.id)
    if (!old) return [`${name} is linked.`]
    const changed = syncs.flatMap((sync) => {
      const oldSync = old.syncs.find(({ model }) => model === sync.model)
      const { word } = syncMark(sync)
      if (oldSync && syncMark(oldSync).word === word) return []
      return [`${name}, ${sync.model}: ${word.toLowerCase()}, ${count(sync.records)} records.`]
    })
    return old.connection.status === connection.status
      ? changed
      : [`${name}: ${connectionMark(connection.status).word.toLowerCase()}.`, ...changed]
  })
}
