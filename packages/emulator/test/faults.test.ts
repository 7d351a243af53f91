import { expect, test } from 'vitest'
import { ask } from './api.ts'
import { control } from './control.ts'
import { askForTokens, link, refresh } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const FAILS = { kind: 'answer', status: 503 } as const

test('a fault fires exactly as often as it is told, from where it is told, and then all is normal', async () => {
  const emulator = await startEmulator()
  emulator.faults.add({ match: { operation: 'users.list' }, effect: FAILS, skip: 2, times: 3 })
  const statuses = []
  for (let k = 0; k < 7; k++) statuses.push((await ask(emulator, '/v2/users')).status)
  expect(statuses).toEqual([200, 200, 503, 503, 503, 200, 200])
  expect(emulator.faults.list()).toMatchObject([{ matched: 7, fired: 3 }])
})

test('of many requests at once a fault hits as many as it is told', async () => {
  const emulator = await startEmulator()
  emulator.faults.add({ match: { operation: 'users.list' }, effect: FAILS, times: 5 })
  const replies = await Promise.all(Array.from({ length: 20 }, () => ask(emulator, '/v2/users')))
  expect(replies.filter(({ status }) => status === 503)).toHaveLength(5)
})

test('who is hit by probability is a function of the seed and of nothing else', async () => {
  async function hitsOf(seed: string, emulatorSeed: string) {
    const emulator = await startEmulator({ seed: emulatorSeed })
    emulator.faults.add({ match: {}, effect: FAILS, probability: 0.4, seed })
    const statuses = []
    for (let k = 0; k < 40; k++) statuses.push((await ask(emulator, '/v2/workspaces')).status)
    return statuses
  }
  const once = await hitsOf('a', 'one')
  expect(await hitsOf('a', 'another')).toEqual(once)
  expect(await hitsOf('b', 'one')).not.toEqual(once)
  expect(new Set(once)).toEqual(new Set([200, 503]))
})

test('a fault meets the company, operation and path that it names, and no others', async () => {
  const emulator = await startEmulator({ companies: 2 })
  const [, second] = emulator.companies
  const other = { ...emulator, ...second }
  const statuses = async () => [
    (await ask(emulator, '/v2/users')).status,
    (await ask(other, '/v2/users')).status,
    (await ask(emulator, '/v2/workspaces')).status,
    (await ask(emulator, '/v2/usersx')).status,
  ]
  const expectations = [
    [{ company: '2' }, [200, 503, 200, 404]],
    [{ company: second?.name ?? '' }, [200, 503, 200, 404]],
    [{ operation: 'users.list' }, [503, 503, 200, 404]],
    [{ operation: 'users.list', company: '1' }, [503, 200, 200, 404]],
    [{ path: '/v2/users' }, [503, 503, 200, 404]],
    [{ path: '/v2/users*' }, [503, 503, 200, 503]],
    [{ path: '/oauth2/*' }, [200, 200, 200, 404]],
    [{}, [503, 503, 503, 503]],
  ] as const
  for (const [match, expected] of expectations) {
    const id = emulator.faults.add({ match, effect: FAILS })
    expect(await statuses(), JSON.stringify(match)).toEqual(expected)
    emulator.faults.delete(id)
  }
})

test('the token endpoint may be faulted by grant type, and by the company whose grant is used', async () => {
  const emulator = await startEmulator({ companies: 2 })
  const { refresh_token: token } = await link(emulator)
  const unknown = () => askForTokens(emulator, { grant_type: 'authorization_code', code: 'x' })
  const operations = [
    [{ operation: 'oauth.token' }, [503, 503]],
    [{ operation: 'oauth.refresh' }, [503, 400]],
    [{ operation: 'oauth.exchange' }, [200, 503]],
    [{ company: '1' }, [503, 400]],
    [{ company: '2' }, [200, 400]],
  ] as const
  for (const [match, expected] of operations) {
    const id = emulator.faults.add({ match, effect: FAILS })
    expect([(await refresh(emulator, token)).status, (await unknown()).status], JSON.stringify(match)).toEqual(expected)
    emulator.faults.delete(id)
  }
})

test('who waits for a fault hears when it has fired that often, and when it is gone', async () => {
  const emulator = await startEmulator()
  const id = emulator.faults.add({ match: { operation: 'users.list' }, effect: FAILS })
  const twice = control(emulator, 'GET', `/faults/${id}?reached=2`)
  const often = control(emulator, 'GET', `/faults/${id}?reached=99`)
  const inProcess = expect(emulator.faults.reached(id, 99)).rejects.toThrow(`There is no fault ${id}.`)
  for (let k = 0; k < 2; k++) await ask(emulator, '/v2/users')
  expect((await twice).body).toMatchObject({ id, fired: 2, matched: 2 })
  emulator.faults.delete(id)
  expect((await often).status).toBe(404)
  await inProcess
})

test('of two faults that fit, the older one fires; the other one counts the match and keeps its turn', async () => {
  const emulator = await startEmulator()
  emulator.faults.add({ match: {}, effect: FAILS, times: 1 })
  emulator.faults.add({ match: {}, effect: { kind: 'answer', status: 418 }, times: 1, skip: 1 })
  const statuses = []
  for (let k = 0; k < 3; k++) statuses.push((await ask(emulator, '/v2/users')).status)
  expect(statuses).toEqual([503, 418, 200])
  expect(emulator.faults.list()).toMatchObject([
    { matched: 3, fired: 1 },
    { matched: 3, fired: 1 },
  ])
})

test('faulted requests count against the limits, and a request over them meets no fault', async () => {
  const emulator = await startEmulator({ rateLimit: true, monotonicClock: () => 0 })
  emulator.faults.add({ match: {}, effect: FAILS })
  const statuses = []
  for (let k = 0; k < 4; k++) statuses.push((await ask(emulator, '/v2/users')).status)
  expect(statuses).toEqual([503, 503, 503, 429])
  expect(emulator.faults.list()).toMatchObject([{ matched: 3, fired: 3 }])
})

test('a reset forgets the faults', async () => {
  const emulator = await startEmulator()
  emulator.faults.add({ match: {}, effect: FAILS })
  await emulator.reset()
  expect((await ask(emulator, '/v2/users')).status).toBe(200)
})

test.each([
  ['an unknown field', { match: {}, effect: FAILS, often: 3 }, /Unrecognized key: "often"/],
  ['an unknown field of a match', { match: { host: 'x' }, effect: FAILS }, /match: Unrecognized key: "host"/],
  ['an unknown field of an effect', { match: {}, effect: { ...FAILS, code: 1 } }, /effect: Unrecognized key: "code"/],
  ['an unknown kind', { match: {}, effect: { kind: 'fire' } }, /kind must be one of answer, redirect/],
  ['an unknown operation', { match: { operation: 'calls.sing' }, effect: FAILS }, /must be one of users\.list/],
  ['an unknown company', { match: { company: 'Nobody' }, effect: FAILS }, /The companies are/],
  ['a star in the middle', { match: { path: '/v2/*/x' }, effect: FAILS }, /may end with \*/],
  ['no match', { effect: FAILS }, /match/],
  ['no times', { match: {}, effect: FAILS, times: 0 }, /times/],
  ['a probability without a seed', { match: {}, effect: FAILS, probability: 0.5 }, /probability and seed go together/],
  ['a path that is none', { match: {}, effect: { kind: 'edit', remove: ['calls'] } }, /calls is no path/],
])('%s is refused in plain words, and nothing is in force', async (_, fault, text) => {
  const emulator = await startEmulator()
  const refused = await control(emulator, 'POST', '/faults', fault)
  expect(refused).toMatchObject({ status: 400, body: { error: expect.stringMatching(text) } })
  expect(emulator.faults.list()).toEqual([])
})

test('an unknown fault is a 404, and the control port itself cannot be faulted', async () => {
  const emulator = await startEmulator()
  for (const [method, path] of [
    ['GET', '/faults/x'],
    ['DELETE', '/faults/x'],
    ['POST', '/faults/x/release'],
  ] as const) {
    expect((await control(emulator, method, path)).status).toBe(404)
  }
  for (const match of [{}, { path: '/clock' }, { path: '/*' }]) emulator.faults.add({ match, effect: FAILS })
  expect((await control(emulator, 'GET', '/clock')).status).toBe(200)
})
