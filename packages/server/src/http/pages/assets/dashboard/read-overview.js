// @ts-check

/** @typedef {import('@mallet/contract/api/index').Api} Api */
/**
 * @template {keyof Api} N
 * @typedef {import('@mallet/contract/endpoint').Output<Api[N]>} Answer
 */
/** @typedef {import('@mallet/contract/api/connections').Connection} Connection */
/** @typedef {import('@mallet/contract/api/syncs').Sync} Sync */
/** @typedef {{ connection: Connection, syncs: Sync[], status: Answer<'connections.status'> }} Entry */
/** @typedef {{ entries: Entry[], more: boolean }} Overview */

/** What one page shows; whoever has more asks the API. */
const AT_MOST = 50

/**
 * Reads how every connection stands. One after the other, because this repeats every other second and must not crowd
 * out the work that it watches.
 *
 * @param {import('../ask.js').Ask} ask
 * @returns {Promise<Overview>}
 */
export async function readOverview(ask) {
  /** @type {Answer<'connections.list'>} */
  const { items, nextCursor } = await ask('GET', `/v1/connections?limit=${AT_MOST}`)
  /** @type {Entry[]} */
  const entries = []
  for (const connection of items) {
    const path = `/v1/connections/${encodeURIComponent(connection.id)}`
    const [syncs, status] = await Promise.all([ask('GET', `${path}/syncs`), ask('GET', `${path}/status`)])
    entries.push({ connection, syncs: syncs.items, status })
  }
  return { entries, more: nextCursor !== null }
}

/** Whether a run is under way or about to be. @param {Overview} overview */
export const isBusy = ({ entries }) =>
  entries.some(({ syncs }) => syncs.some(({ state }) => state === 'running' || state === 'queued'))
