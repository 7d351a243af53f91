import { flatten } from '@mallet/contract/actions/flat-input'
import { actions } from '@mallet/contract/actions/index'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { probeOf } from '../../../emulator/test/ask-operation.ts'
import { control } from '../../../emulator/test/control.ts'
import { requests } from '../../../emulator/test/requests/index.ts'
import { ask, refusalOf } from '../ask.ts'
import { openWorld, type World } from '../open-world.ts'
import { linkCompany } from './link-company.ts'

let world: World
let connectionId: string

beforeAll(async () => {
  world = await openWorld({
    emulator: { calls: 120, users: 12 },
    config: { logLevel: 'silent', clock: { kind: 'system' } },
  })
  connectionId = await linkCompany(world)
})
afterAll(() => world.close())

const all = [...actions.values()].map((action) => ({ name: action.name, action }))
const ofJson = all.filter(({ action }) => !action.upload)
const isOperation = (name: string): name is keyof Gong => Object.hasOwn(gong, name)

const run = (name: string, json: unknown, id = connectionId) =>
  ask(world, { method: 'POST', to: `/v1/connections/${id}/actions/${name}`, bearer: world.apiKey, json })

/** What was asked of the operations of an action, since the last time. */
function asked(): { method: string; path: string }[] {
  const found = world.emulator.requests().slice(seen)
  seen += found.length
  return found.map(({ method, path }) => ({ method, path }))
}
let seen = 0

const matches = (path: string, pattern: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)

/** One that the emulator takes, where its tests have one; else the example. */
async function goodInput(name: string): Promise<Readonly<Record<string, unknown>>> {
  const action = actions.get(name)
  if (!isOperation(name)) return action?.example.input ?? {}
  const { example } = gong[name] as Gong[keyof Gong]
  const request = await requests[name].good(probeOf(world.emulator))
  const typed = action?.input.shape ?? {}
  const flat = flatten({ ...example, ...request })
  // In an address everything is text; in the one object it is what it is.
  const values = Object.entries(flat).map(([key, value]) => {
    const schema = typed[key]
    const isOther = typeof value === 'string' && schema instanceof z.ZodType && !schema.safeParse(value).success
    return [key, isOther ? JSON.parse(value) : value]
  })
  const known = values.filter(([key]) => String(key) in typed)
  return { ...Object.fromEntries(known), ...(action?.effect === 'destroys' && { confirm: true }) }
}

// Those that destroy come last, so that what the others ask for is still there.
const inOrder = [...ofJson].sort(
  (a, b) => Number(a.action.effect === 'destroys') - Number(b.action.effect === 'destroys'),
)

test.each(inOrder)('$name asks its operation and answers in the form that it promises', async ({ name, action }) => {
  // What one test registered is in the way of the next.
  await control(world.emulator, 'POST', '/reset')
  seen = 0
  const input = await goodInput(name)
  asked()

  const answer = await run(name, input)

  expect({ status: answer.status, body: answer.body.slice(0, 400) }).toMatchObject({ status: 200 })
  expect(action.output.safeParse(JSON.parse(answer.body)).error).toBeUndefined()
  const sent = asked()
  const paths = action.operations.map((operation) => gong[operation])
  for (const { method, path } of sent.filter(() => paths.length > 0)) {
    expect(paths.some((row) => row.method === method && matches(path, row.path))).toBe(true)
  }
})

test.each(ofJson)('$name refuses a field that it does not know, and sends nothing', async ({ name, action }) => {
  asked()

  const answer = await run(name, { ...action.example.input, surprise: 1 })

  expect([answer.status, refusalOf(answer).code]).toEqual([400, 'invalid_input'])
  expect(JSON.stringify(refusalOf(answer).details)).toContain('surprise')
  expect(asked()).toEqual([])
})

test.each(all.filter(({ action }) => action.effect === 'destroys'))(
  '$name wants to be confirmed, and sends nothing before',
  async ({ name, action }) => {
    const { confirm: _, ...input } = action.example.input
    asked()

    const refusals = [await run(name, input), await run(name, { ...input, confirm: false })]

    expect(refusals.map((answer) => refusalOf(answer).code)).toEqual(['confirmation_required', 'confirmation_required'])
    expect(asked()).toEqual([])
  },
)

test('an action that the integration does not enable is refused and absent from its catalogue, each and every one', async () => {
  const enabled = 'workspaces.list'
  const limited = await linkCompany(world, { actions: [enabled] })
  asked()

  const codes = await Promise.all(
    ofJson
      .filter(({ name }) => name !== enabled)
      .map(async ({ name, action }) => [name, refusalOf(await run(name, action.example.input, limited)).code]),
  )

  expect(codes.filter(([, code]) => code !== 'action_disabled')).toEqual([])
  expect(asked()).toEqual([])
  expect((await run(enabled, {}, limited)).status).toBe(200)
  const { items } = await world.api.call('actions.list', { query: { connectionId: limited } })
  const names = items.flatMap((group) => group.items).flatMap(({ type, name }) => (type === 'action' ? name : []))
  expect(names).toEqual([enabled])
})

test('every action is found under each of its names, and no two share one', async () => {
  const { items } = await world.api.call('actions.list', { query: {} })
  const listed = items.flatMap((group) => group.items).filter(({ type }) => type === 'action')
  const names = listed.flatMap(({ name, knownAs }) => [name, ...knownAs])

  expect(listed.map(({ name }) => name).sort()).toEqual(all.map(({ name }) => name).sort())
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect((await run('list-workspaces', {})).status).toBe(200)
})

test('neither the proxy nor a request of one’s own reaches what is not enabled, however its path is written', async () => {
  const limited = await linkCompany(world, { actions: ['workspaces.list', 'http.request'] })
  const through = (path: string) => ask(world, { to: `/v1/connections/${limited}/proxy${path}`, bearer: world.apiKey })
  asked()

  const refusals = [
    await through('/v2/users'),
    await through('/v2/users/'),
    await through('/v2/Users?limit=1'),
    await through('/v2/%75sers'),
    await run('http.request', { method: 'GET', path: '/v2/users' }, limited),
    await run('http.request', { method: 'GET', path: '/v2/%75sers' }, limited),
  ]

  expect(refusals.map((answer) => refusalOf(answer).code)).toEqual(Array(refusals.length).fill('action_disabled'))
  expect(asked()).toEqual([])
  expect((await through('/v2/workspaces')).status).toBe(200)
  expect((await run('http.request', { method: 'GET', path: '/v2/workspaces' }, limited)).status).toBe(200)
})
