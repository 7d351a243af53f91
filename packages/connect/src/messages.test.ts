import { expect, test } from 'vitest'
import { isHostMessage, isPageMessage } from './messages.ts'

const NONCE = 'n-1'
const TOLD = { at: '2026-06-10T15:00:00.000Z', sessionId: 'cs_1' }
const from = (message: object) => ({ mallet: 1, nonce: NONCE, ...message })
const event = (details: object) => from({ type: 'event', event: { ...TOLD, ...details } })

test.each([
  from({ type: 'hello' }),
  event({ type: 'ready' }),
  event({ type: 'view', view: 'success' }),
  event({ type: 'auth_method_selected', authType: 'apiKey', integrationId: 'int_1' }),
  event({ type: 'connect', connectionId: 'con_1', integrationId: 'int_1', isReconnect: false }),
  event({ type: 'error', code: 'invalid_scope', message: 'm', fix: 'f', requestId: null, retryable: true }),
  event({ type: 'close', reason: 'user' }),
  event({ type: 'resize', heightPx: 480 }),
])('what the page says is taken: %j', (message) => {
  expect(isPageMessage(message, NONCE)).toBe(true)
})

test.each([
  null,
  'hello',
  from({ type: 'hello', nonce: 'n-2' }),
  from({ type: 'hello', mallet: 2 }),
  { mallet: 1, type: 'hello' },
  from({ type: 'toString' }),
  event({ type: 'toString' }),
  event({ type: 'connected' }),
  event({ type: 'view', view: 'anything' }),
  event({ type: 'connect', connectionId: 'con_1' }),
  event({ type: 'close', reason: 'because' }),
  event({ type: 'resize', heightPx: -1 }),
  event({ type: 'resize', heightPx: Number.NaN }),
  event({ type: 'ready', at: undefined }),
])('A62: anything else is not taken from a page: %j', (message) => {
  expect(isPageMessage(message, NONCE)).toBe(false)
})

test('nobody is believed before there is a nonce', () => {
  expect(isPageMessage(from({ type: 'hello', nonce: '' }), '')).toBe(false)
})

test.each([
  from({ type: 'open', token: 'cst_1' }),
  from({ type: 'open', token: 'cst_1', language: 'de', theme: { mode: 'dark' }, integrationId: 'int_1' }),
  from({ type: 'close', reason: 'outside' }),
  from({ type: 'retheme', theme: { primaryColor: '#8f5d1d', cornerRadiusPx: 4 } }),
])('what the host says is taken: %j', (message) => {
  expect(isHostMessage(message, NONCE)).toBe(true)
})

test.each([
  from({ type: 'open' }),
  from({ type: 'open', token: 'cst_1', theme: { mode: 'blue' } }),
  from({ type: 'retheme', theme: { primaryColor: 'red;}' } }),
  from({ type: 'retheme', theme: { logo: 'https://evil.example/logo.png' } }),
  from({ type: 'valueOf' }),
  from({ type: 'close' }),
])('A62: anything else is not taken from a host: %j', (message) => {
  expect(isHostMessage(message, NONCE)).toBe(false)
})
