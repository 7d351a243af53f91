// @ts-check
import { addCopyButton } from '../copy-button.js'
import { fromTemplate, setText, slot } from '../slots.js'
import { showBudget } from './budget.js'
import { showNotices } from './notices.js'
import { showMark } from './state-mark.js'
import { createSyncRow, showSync } from './sync-row.js'

/** @returns {HTMLElement} */
export function createConnectionCard() {
  const card = fromTemplate('connection')
  addCopyButton(slot(card, 'id-with-button'), 'connection id')
  return card
}

/**
 * Brings a card up to date. Only what changed is touched, so that nothing jumps and a selection stays.
 *
 * @param {HTMLElement} card
 * @param {import('./read-overview.js').Entry} entry
 * @param {number} nowMs
 */
export function showConnection(card, { connection, syncs, status }, nowMs) {
  setText(card, 'customer', connection.customer.name)
  showMark(slot(card, 'status'), 'status-word', markOf(connection.status))
  setText(card, 'company', connection.companyId)
  setText(card, 'base-url', connection.baseUrl)
  setText(card, 'auth-type', connection.authType === 'oauth2' ? 'OAuth' : 'API key')
  setText(card, 'id', connection.id)
  setText(card, 'caption', `Syncs of ${connection.customer.name}`)
  showBudget(card, status.budget, nowMs)
  showNotices(slot(card, 'notices'), status, nowMs)
  const place = slot(card, 'syncs')
  const rows = [...place.children]
  for (const extra of rows.slice(syncs.length)) extra.remove()
  for (const [index, sync] of syncs.entries()) {
    const present = rows[index]
    showSync(present instanceof HTMLElement ? present : place.appendChild(createSyncRow()), sync, nowMs)
  }
}

/**
 * @param {import('@mallet/contract/api/connections').Connection['status']} status
 * @returns {import('./state-mark.js').Mark}
 */
export const markOf = (status) =>
  status === 'active'
    ? { word: 'Active', icon: 'check', tone: 'good' }
    : { word: 'Needs to be connected again', icon: 'bad', tone: 'bad' }
