// @ts-check
import { setText, slot } from '../slots.js'
import { absoluteTime } from '../time-words.js'

/** @typedef {import('@mallet/contract/endpoint').Output<import('@mallet/contract/api/index').Api['connect.session']>} Session */

/**
 * Fills in what both ways of linking show: whose company it is, and how long the link works.
 *
 * @param {HTMLElement} view
 * @param {Session} session
 */
export function describeSession(view, { customer, expiresAt }) {
  setText(view, 'customer', customer.name)
  setText(view, 'initial', [...customer.name][0]?.toUpperCase() ?? '')
  const expires = new Date(expiresAt)
  setText(view, 'expires', expires.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }))
  const time = slot(view, 'expires')
  time.setAttribute('datetime', expiresAt)
  time.title = absoluteTime(expires.getTime())
}
