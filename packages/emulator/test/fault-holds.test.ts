import { expect, test } from 'vitest'
import { ask } from './api.ts'
import { control } from './control.ts'
import { basic, link, refresh } from './link.ts'
import { rawRequest } from './raw-request.ts'
import { startEmulator } from './started-emulators.ts'

test('a request that is held before has had no effect; it goes on when it is released', async () => {
  const emulator = await startEmulator({ refresh: 'single-use' })
  const { refresh_token: token } = await link(emulator)
  const id = emulator.faults.add({ match: { operation: 'oauth.refresh' }, effect: { kind: 'hold' }, times: 1 })
  const held = refresh(emulator, token)
  await emulator.faults.reached(id)
  expect(emulator.faults.list()).toMatchObject([{ fired: 1, held: 1 }])
  expect((await refresh(emulator, token)).status).toBe(200)
  expect(emulator.faults.release(id)).toBe(1)
  expect((await held).body.error).toBe('invalid_grant')
})

test('a request that is held after has had its effect, and its answer comes with the release', async () => {
  const emulator = await startEmulator({ refresh: 'single-use' })
  const { refresh_token: token } = await link(emulator)
  const effect = { kind: 'hold', where: 'after' }
  const added = await control(emulator, 'POST', '/faults', { match: { operation: 'oauth.token' }, effect, times: 1 })
  expect(added.status).toBe(201)
  const held = refresh(emulator, token)
  const path = `/faults/${added.body.id}`
  expect((await control(emulator, 'GET', `${path}?reached=1`)).body).toMatchObject({ fired: 1, held: 1 })
  expect((await refresh(emulator, token)).body.error).toBe('invalid_grant')
  expect(await control(emulator, 'POST', `${path}/release`)).toMatchObject({ status: 200, body: { released: 1 } })
  expect((await held).status).toBe(200)
})

test.each([
  ['before', 200],
  ['after', 400],
] as const)('a connection that is reset %s a refresh leaves the old token at %i', async (where, status) => {
  const emulator = await startEmulator({ refresh: 'single-use' })
  const { refresh_token: token } = await link(emulator)
  emulator.faults.add({ match: { operation: 'oauth.refresh' }, effect: { kind: 'reset', where }, times: 1 })
  await expect(refresh(emulator, token)).rejects.toThrow()
  expect((await refresh(emulator, token)).status).toBe(status)
})

test('a request whose client has gone while it was held before is never processed', async () => {
  const emulator = await startEmulator({ refresh: 'single-use' })
  const { refresh_token: token } = await link(emulator)
  const id = emulator.faults.add({ match: { operation: 'oauth.refresh' }, effect: { kind: 'hold' }, times: 1 })
  await rawRequest(emulator, {
    path: '/oauth2/generate-customer-token',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
    authorization: basic(emulator.clientId, emulator.clientSecret),
    giveUp: emulator.faults.reached(id),
  })
  await expect.poll(() => emulator.faults.list()).toMatchObject([{ held: 0 }])
  expect(emulator.faults.release(id)).toBe(0)
  expect((await refresh(emulator, token)).status).toBe(200)
})

test('deleting a fault drops what it holds, and afterwards all is normal', async () => {
  const emulator = await startEmulator()
  const id = emulator.faults.add({ match: {}, effect: { kind: 'hold' } })
  const held = rawRequest(emulator)
  await emulator.faults.reached(id)
  expect((await control(emulator, 'DELETE', `/faults/${id}`)).status).toBe(204)
  expect(await held).toMatchObject({ status: null, end: 'reset' })
  expect((await ask(emulator, '/v2/users')).status).toBe(200)
  expect(emulator.requests().map(({ status, fault }) => [status, fault])).toEqual([
    [0, id],
    [200, undefined],
  ])
  expect((await control(emulator, 'GET', '/faults')).body).toEqual({ items: [] })
})
