import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { answerWith, passOn } from '../gong-proxy.ts'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { readData } from '../read-records.ts'
import { spellingsOf } from '../spellings.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const Users = z.looseObject({ users: z.array(z.looseObject({ id: z.string() })) })

let world: ProxiedWorld
let id: string
let hole: Server
let holeUrl: string
let contacts = 0

beforeAll(async () => {
  hole = createServer((socket) => {
    contacts++
    socket.on('error', () => undefined).destroy()
  })
  await new Promise<void>((done) => hole.listen(0, '127.0.0.1', done))
  const address = hole.address()
  holeUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  world = await openProxiedWorld({ emulator: { calls: 5, users: 12 } })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterAll(async () => {
  await world.close()
  await new Promise((done) => hole.close(done))
})
beforeEach(() => {
  world.gongApi.play(passOn)
  world.gongApi.requests.length = 0
})

/** Answers every reading of users so. */
const answerUsers = (status: number, body: string, headers: Record<string, string> = JSON_TYPE) =>
  world.gongApi.play(async ({ path }, pass) => (path.startsWith('/v2/users') ? { status, headers, body } : pass()))

/** A page as Gong serves it now, with its text changed. */
async function usersNow(change: (text: string) => string): Promise<string> {
  let text = ''
  world.gongApi.play(async ({ path }, pass) => {
    const answer = await pass()
    if (path.startsWith('/v2/users')) text = answer.body
    return answer
  })
  await trigger(world, id, 'users')
  return change(text)
}

/** A page that says it has so many records more. */
const countedAs = (page: string, more: number) =>
  page.replace(
    /"(currentPageSize|totalRecords)":(\d+)/g,
    (_, name: string, count: string) => `"${name}":${Number(count) + more}`,
  )

const everythingShown = async (runId: string) =>
  JSON.stringify([
    await world.api.call('runs.get', { params: { id, runId } }),
    await world.api.call('syncs.list', { params: { id } }),
    await world.api.call('connections.status', { params: { id } }),
    await world.api.call('connections.get', { params: { id } }),
  ])

test.each([301, 302, 303, 307, 308])(
  'A12, A26: a %i of the API fails the run, and no token goes where it leads',
  async (status) => {
    answerUsers(status, '', { location: `${holeUrl}/v2/users` })

    expect(await trigger(world, id, 'users')).toMatchObject({ state: 'failed', error: { code: 'gong_refused' } })
    expect(contacts).toBe(0)
  },
)

test.each<[string, number, string, Record<string, string>]>([
  ['a maintenance page', 200, '<html>Back soon</html>', { 'content-type': 'text/html' }],
  ['a page that calls itself JSON', 200, '<html>', JSON_TYPE],
  ['an empty list of another type', 200, '{"records":{"totalRecords":0},"users":[]}', { 'content-type': 'text/plain' }],
  ['an empty 200', 200, '', JSON_TYPE],
  ['a 204', 204, '', {}],
  ['a 503', 503, '{"errors":[]}', JSON_TYPE],
])('B31: %s is no data: the run fails, nothing changes, and the next one goes on', async (_, status, body, headers) => {
  const before = await readData(world, id, 'users')
  answerUsers(status, body, headers)

  const run = await trigger(world, id, 'users')

  expect(run).toMatchObject({ state: 'failed', error: { code: expect.stringMatching(/^gong_(unavailable|refused)$/) } })
  expect(await readData(world, id, 'users')).toEqual(before)
  world.gongApi.play(passOn)
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded', added: 0, updated: 0 })
})

test('B33: a page that is cut short at any of its places is no data', async () => {
  const whole = await usersNow((text) => text)
  const before = await readData(world, id, 'users')
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
    answerUsers(200, whole.slice(0, Math.floor(whole.length * share)))
    expect(await trigger(world, id, 'users')).toMatchObject({ state: 'failed', added: 0, updated: 0 })
  }
  const { users, ...rest } = Users.parse(JSON.parse(whole))
  answerUsers(200, JSON.stringify({ ...rest, users: users.slice(1) }))
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'failed' })
  expect(await readData(world, id, 'users')).toEqual(before)
})

test('A32: a credential that Gong echoes is nowhere to be read, in no spelling', async () => {
  for (const status of [400, 409, 500, 200]) {
    let token = ''
    world.gongApi.play(async ({ path, headers }, pass) => {
      if (!path.startsWith('/v2/users')) return pass()
      token = headers.authorization?.split(' ')[1] ?? ''
      const echo = [token, ...spellingsOf(token)].join(' | ')
      const errors = [`denied: ${headers.authorization}`, echo, `${token} ${token}`]
      return answerWith(status, { requestId: token, errors, users: token, [token]: 1 }, { 'x-traceid': token })
    })

    const { id: runId } = await trigger(world, id, 'users')

    expect(token.length).toBeGreaterThan(20)
    const shown = await everythingShown(runId)
    for (const spelling of [token, ...spellingsOf(token)]) expect(shown).not.toContain(spelling)
    const stored = JSON.stringify(await world.platform().context.db.selectFrom('run').selectAll().execute())
    expect(stored).not.toContain(token)
    world.gongApi.play(passOn)
    await trigger(world, id, 'users')
  }
})

test('A55: a record with keys that stand for prototypes is kept as it came, and changes nothing else', async () => {
  const keys = [
    '"__proto__":{"polluted":"yes"}',
    '"constructor":{"prototype":{"polluted":"yes"}}',
    '"prototype":{"polluted":"yes"}',
  ]
  const evil = `{"id":"999","firstName":"Eve",${keys.join()}}`
  const page = await usersNow((text) => text.replace('"users":[', `"users":[${evil},`))
  answerUsers(200, countedAs(page, 1))

  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded', added: 1 })

  const { data } = await world
    .platform()
    .context.db.selectFrom('record')
    .select('data')
    .where('id', '=', '999')
    .executeTakeFirstOrThrow()
  expect(Object.keys(JSON.parse(typeof data === 'string' ? data : JSON.stringify(data))).sort()).toEqual([
    '__proto__',
    'constructor',
    'firstName',
    'id',
    'prototype',
  ])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(await everythingShown((await trigger(world, id, 'users')).id)).not.toContain('polluted')
})

test('A56: two records whose ids come as numbers that differ in the last digits are two', async () => {
  const page = await usersNow((text) =>
    text.replace(
      '"users":[',
      '"users":[{"id":5599332235511222779,"firstName":"A"},{"id":5599332235511222780,"firstName":"B"},',
    ),
  )
  answerUsers(200, countedAs(page, 2))

  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded', added: 2 })

  const users = await readData(world, id, 'users')
  expect(users.get('5599332235511222779')).toMatchObject({ firstName: 'A' })
  expect(users.get('5599332235511222780')).toMatchObject({ firstName: 'B' })
})

test('A12: a redirect of the token endpoint takes no secret where it leads, and the old token serves on', async () => {
  const location = `${holeUrl}/oauth2/generate-customer-token`
  world.gongApp.play(async () => ({ status: 307, headers: { location }, body: '' }))
  world.gongApp.requests.length = 0

  await world.emulator.advance({ seconds: 12 * 3600 + 60 })

  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  expect([world.gongApp.requests.length > 0, contacts]).toEqual([true, 0])
  expect(await world.api.call('connections.get', { params: { id } })).toMatchObject({ status: 'active' })
})
