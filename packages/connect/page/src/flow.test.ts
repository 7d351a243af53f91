import { expect, test } from 'vitest'
import type { Attempt, Integration, Session, Told } from './ask.ts'
import { isLinked, linkOf, step, viewOf } from './flow.ts'
import type { Action, State } from './flow-state.ts'

const oauth: Integration = {
  id: 'int_a',
  name: 'Gong',
  authType: 'oauth2',
  scopes: [],
  gongAppUrl: 'https://app.gong.io',
  helpUrl: 'https://mallet.example/help',
}
const apiKey: Integration = { ...oauth, id: 'int_k', authType: 'apiKey' }

const session = (changes: Partial<Session> = {}): Session => ({
  id: 'cs_1',
  appName: 'Acme Insights',
  customer: { name: 'Globex' },
  repair: null,
  integrations: [oauth],
  preset: {},
  configure: true,
  mayShare: true,
  status: 'open',
  connectionId: null,
  attempt: null,
  language: null,
  theme: { mode: 'system', primaryColor: null, cornerRadiusPx: 8, logo: null },
  returnUrl: null,
  supportUrl: null,
  privacyUrl: null,
  allowedOrigins: [],
  expiresAt: '2026-06-10T15:30:00.000Z',
  ...changes,
})
const both = { integrations: [oauth, apiKey] }
const told = (code: string): Told => ({ code, message: 'm', fix: 'f', requestId: 'req_1' })
const attempt = (changes: Partial<Attempt>): Attempt => ({ id: 'att_1', status: 'pending', ...changes })

/** The state after a session was read and more happened. */
function after(read: Partial<Session>, ...actions: Action[]): State {
  const begun: Action[] = [{ type: 'opened' }, { type: 'session_read', session: session(read) }]
  return [...begun, ...actions].reduce<State>(step, { name: 'init' })
}

const opened: Action[] = [
  { type: 'opening_gong' },
  { type: 'gong_opened', attemptId: 'att_1', window: { state: 'open' } },
]
const authenticated: Action = {
  type: 'attempt_ended',
  attempt: attempt({ status: 'authenticated', connectionId: 'conn_1', notGranted: ['api:logs:read'] }),
}
const refused = (code: string): Action => ({ type: 'refused', refusal: told(code) })

test('a single way of linking is begun at once, and several are chosen from', () => {
  expect(after({}).name).toBe('oauth_intro')
  expect(after({ integrations: [apiKey] }).name).toBe('form')
  expect(after(both).name).toBe('choose_auth')
  expect(after(both, { type: 'integration_chosen', integrationId: 'int_k' }).name).toBe('form')
  expect(after(both, { type: 'integration_chosen', integrationId: 'int_k' }, { type: 'back' }).name).toBe('choose_auth')
  expect(after({ integrations: [] })).toMatchObject({ name: 'error', refusal: { code: 'no_integration' } })
})

test('the way that the host wishes is begun without a choice', () => {
  const read: Action = { type: 'session_read', session: session(both), wish: 'int_k' }
  expect(step({ name: 'session_check' }, read).name).toBe('form')
})

test('by OAuth it goes from the introduction over Gong to the choice, and what was not granted goes along', () => {
  expect(after({}, ...opened).name).toBe('waiting_for_gong')
  expect(after({}, ...opened, authenticated)).toMatchObject({ name: 'choosing', notGranted: ['api:logs:read'] })
  expect(after({ configure: false }, ...opened, authenticated).name).toBe('finishing')
  const finished: Action = { type: 'finished', connectionId: 'conn_1', returnUrl: null }
  const state = after({}, ...opened, authenticated, finished)
  expect(state.name).toBe('success')
  expect(linkOf(state)).toEqual({ connectionId: 'conn_1', integrationId: 'int_a', isReconnect: false })
})

test('a page that is loaded again goes on with the attempt of its own tab, and with no other', () => {
  const read = (status: Attempt['status'], keptAttempt?: string): State =>
    step(
      { name: 'session_check' },
      { type: 'session_read', session: session({ attempt: attempt({ status }) }), keptAttempt },
    )
  expect(read('pending', 'att_1').name).toBe('waiting_for_gong')
  expect(read('pending').name).toBe('oauth_intro')
  expect(read('error', 'att_1').name).toBe('error')
  expect(read('error', 'att_2').name).toBe('oauth_intro')
  expect(after({ status: 'linked', connectionId: 'conn_1' }).name).toBe('choosing')
})

test('a key that is refused goes back to the form, and Gong that refuses goes to an error', () => {
  expect(after({ integrations: [apiKey] }, { type: 'key_sent' }, refused('invalid_credentials'))).toMatchObject({
    name: 'form',
    refusal: { code: 'invalid_credentials' },
  })
  const denied = attempt({ status: 'error', error: { code: 'access_denied', message: '', fix: '', requestId: 'r' } })
  const state = after({}, ...opened, { type: 'attempt_ended', attempt: denied })
  expect(state).toMatchObject({ name: 'error', refusal: { code: 'access_denied', requestId: 'r' } })
  expect(step(state, { type: 'retry' }).name).toBe('oauth_intro')
  expect(step(state, { type: 'share_asked' }).name).toBe('share')
})

test.each(['session_expired', 'unauthorized'])('%s ends the link wherever it is heard, and undoes none', (code) => {
  for (const state of [after(both), after({}), after({}, ...opened), after({}, { type: 'share_asked' })]) {
    expect(step(state, refused(code)).name).toBe('expired')
  }
  expect(isLinked(step(after({}, ...opened, authenticated), refused(code)))).toBe(true)
})

test('an answer that comes late changes nothing', () => {
  const cancelled = after({}, ...opened, { type: 'back' })
  expect(cancelled.name).toBe('oauth_intro')
  expect(step(cancelled, { type: 'gong_opened', attemptId: null, window: { state: 'open' } }).name).toBe(
    'waiting_for_gong',
  )
  const closed = after({}, { type: 'closed' })
  for (const late of [authenticated, refused('internal'), ...opened]) expect(step(closed, late)).toBe(closed)
  const success = after({ configure: false }, ...opened, authenticated, {
    type: 'finished',
    connectionId: 'conn_1',
    returnUrl: null,
  })
  for (const late of [authenticated, refused('session_expired'), ...opened]) expect(step(success, late)).toBe(success)
})

test('a window that seems closed ends nothing', () => {
  const state = after({}, ...opened, { type: 'window_changed', window: { state: 'seemsClosed' } })
  expect(state).toMatchObject({ name: 'waiting_for_gong', attemptId: 'att_1' })
  expect(step(state, authenticated).name).toBe('choosing')
})

test('what somebody else linked with a shared link is linked here', () => {
  const waiting = after({}, { type: 'share_asked' }, { type: 'share_made', link: { url: 'u', expiresAt: 'e' } })
  expect(step(waiting, { type: 'linked_elsewhere', connectionId: 'conn_1' })).toMatchObject({
    name: 'choosing',
    connectionId: 'conn_1',
  })
})

test('closing after the link is told as linked, and before it as not', () => {
  expect(step(after({}, ...opened, authenticated), { type: 'closed' })).toEqual({ name: 'closed', isLinked: true })
  expect(after({}, ...opened, { type: 'closed' })).toEqual({ name: 'closed', isLinked: false })
})

test('a choice that cannot be kept stays to be sent again; one that cannot be read can be read again', () => {
  const choices = {
    workspaces: [],
    models: [],
    chosen: { workspaceIds: null, since: null, models: null, privateCalls: false },
  }
  const choosing = after({}, ...opened, authenticated)
  const saving = step(step(choosing, { type: 'choices_read', choices }), { type: 'finish_sent' })
  expect(step(saving, refused('unreachable'))).toMatchObject({ name: 'choosing', saving: false, choices })
  const failed = step(choosing, refused('unreachable'))
  expect(failed).toMatchObject({ name: 'error', at: { step: 'finish' } })
  expect(linkOf(failed)?.connectionId).toBe('conn_1')
  expect(step(failed, { type: 'retry' }).name).toBe('choosing')
})

test('every state but the closed one has a view that hosts know', () => {
  const states = [
    { name: 'init' } as const,
    after(both),
    after({}),
    after({ integrations: [apiKey] }),
    after({}, ...opened),
  ]
  expect(states.map(viewOf)).toEqual(['loading', 'choose_auth', 'oauth_intro', 'api_key_form', 'waiting_for_gong'])
  expect(viewOf(after({}, { type: 'closed' }))).toBeUndefined()
})
