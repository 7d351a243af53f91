import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDashboardUrl } from '../../src/dashboard/create-dashboard-url.ts'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { openBrowser, PASSWORD, signedInAs } from './open-browser.ts'

let doors: Doors

beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.close())

const codeOf = async (at = doors) => new URL(await createDashboardUrl(at.ctx)).hash.slice(1)
const enter = (code: string, browser = openBrowser(doors)) =>
  browser.ask({ method: 'POST', to: '/dashboard/session', json: { code } })
const read = (browser: Pick<ReturnType<typeof openBrowser>, 'ask'>) => browser.ask({ to: '/v1/connections' })

test('the address of npm start signs the local operator in, once, without a password', async () => {
  const code = await codeOf()
  const browser = openBrowser(doors)

  const [first, second] = [await enter(code, browser), await enter(code)]

  expect(JSON.parse(first.body).me).toMatchObject({ id: null, role: 'admin', scopes: ['admin'], hasPassword: false })
  expect([second.status, refusalIn(second).code]).toEqual([410, 'local_code_expired'])
  expect((await browser.ask({ to: '/v1/people' })).status).toBe(200)
})

test('of twenty uses of one local code at once, one is let in', async () => {
  const code = await codeOf()

  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(code)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(410)])
})

test('A66: where others reach this Mallet, the local address works for nobody, and its sessions end', async () => {
  const { database } = doors
  const code = await codeOf()
  const before = openBrowser(doors)
  await enter(await codeOf(), before)
  const published = await openDoors({ database, publicUrl: 'https://mallet.example.com' })
  const listening = await openDoors({ database, access: { listensLocally: false } })

  for (const at of [published, listening]) {
    const refused = await openBrowser(at).ask({ method: 'POST', to: '/dashboard/session', json: { code } })
    expect([refused.status, refusalIn(refused).code]).toEqual([403, 'not_on_this_machine'])
    await expect(createDashboardUrl(at.ctx)).rejects.toMatchObject({ code: 'not_on_this_machine' })
  }
  const name = 'mallet_session'
  const carried = openBrowser(listening, new Map([[name, before.cookie().slice(name.length + 1)]]))
  expect((await read(before)).status).toBe(200)
  expect((await read(carried)).status).toBe(401)
  await published.close()
  await listening.close()
})

test('a secret of a session is no key, a key is no session, and neither is half of one or two at once', async () => {
  const browser = await signedInAs(doors, 'admin')
  const cookie = browser.cookie()
  const secret = cookie.split('=')[1] ?? ''
  const asked = (headers: Readonly<Record<string, string>>, bearer: string | null = null) =>
    doors.ask({ to: '/v1/connections', bearer, headers })

  const answers = [
    await asked({}, secret),
    await asked({ cookie: `mallet_session=${doors.adminKey}` }),
    await asked({ cookie: cookie.slice(0, -1) }),
    await asked({ cookie: `${cookie}x` }),
    await asked({ cookie: `${cookie}; ${cookie}` }),
    await asked({ cookie: `__Host-mallet_session=${secret}` }),
    // A key that is shown counts, even where it is not good.
    await asked({ cookie }, 'mk_00000000000000000000000000000000'),
  ]

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
  expect((await asked({ cookie })).status).toBe(200)
})

test('a person sees their own sessions and ends them, and finds none of others', async () => {
  const here = await signedInAs(doors, 'viewer', 'two@example.com')
  const other = await signedInAs(doors, 'viewer')
  const there = openBrowser(doors)
  await there.ask({ method: 'POST', to: '/dashboard/login', json: { email: 'two@example.com', password: PASSWORD } })
  const list = async (browser: Pick<typeof there, 'ask'>) =>
    JSON.parse((await browser.ask({ to: '/dashboard/me/sessions' })).body).items
  const end = (browser: Pick<typeof there, 'ask'>, id: string) =>
    browser.ask({ method: 'DELETE', to: `/dashboard/me/sessions/${id}` })
  const [newest, oldest, ...more] = await list(there)

  expect(more).toEqual([])
  expect(newest).toMatchObject({ current: true, browser: 'Testbrowser/1.0', signedInBy: 'password' })
  expect(oldest.current).toBe(false)
  expect((await end(other, oldest.id)).status).toBe(404)
  expect((await read(here)).status).toBe(200)
  expect((await end(there, oldest.id)).status).toBe(200)
  expect((await read(here)).status).toBe(401)
  expect(await list(there)).toHaveLength(1)
})

test('another password needs the present one, ends the other sessions and gives this one a new id', async () => {
  const here = await signedInAs(doors, 'viewer', 'changing@example.com')
  const there = openBrowser(doors)
  const logIn = (password: string) =>
    there.ask({ method: 'POST', to: '/dashboard/login', json: { email: 'changing@example.com', password } })
  await logIn(PASSWORD)
  const before = here.cookie()
  const change = (password: string, newPassword: string) =>
    here.ask({ method: 'POST', to: '/dashboard/me/password', json: { password, newPassword } })
  const next = 'another sentence of mine'

  const wrong = await change('not it', next)
  expect([wrong.status, refusalIn(wrong).code]).toEqual([403, 'wrong_password'])
  expect((await change(PASSWORD, 'short')).status).toBe(400)
  expect((await change(PASSWORD, next)).status).toBe(200)

  expect(here.cookie()).not.toBe(before)
  expect((await read(here)).status).toBe(200)
  expect((await read(there)).status).toBe(401)
  expect((await doors.ask({ to: '/v1/connections', bearer: null, headers: { cookie: before } })).status).toBe(401)
  expect([(await logIn(PASSWORD)).status, (await logIn(next)).status]).toEqual([401, 200])
})

test('a password is the same however a keyboard writes its accents', async () => {
  const composed = 'caf\u00e9 cr\u00e8me br\u00fbl\u00e9e'
  const here = await signedInAs(doors, 'viewer', 'accents@example.com')
  await here.ask({
    method: 'POST',
    to: '/dashboard/me/password',
    json: { password: PASSWORD, newPassword: composed },
  })

  const decomposed = { email: 'accents@example.com', password: composed.normalize('NFD') }
  const answer = await openBrowser(doors).ask({ method: 'POST', to: '/dashboard/login', json: decomposed })

  expect(decomposed.password).not.toBe(composed)
  expect(answer.status).toBe(200)
})

test('A19: the id of a request is made here, whatever a client sends', async () => {
  const given = 'req_00000000000000000000000000000000'
  const answer = await doors.ask({
    to: '/v1/connections/conn_000000000000000000000000',
    headers: { 'x-request-id': given, 'request-id': given, traceparent: `00-${'0'.repeat(31)}1-${'0'.repeat(15)}1-01` },
  })

  expect(answer.headers['x-request-id']).toMatch(/^req_\w{32}$/)
  expect(answer.headers['x-request-id']).not.toBe(given)
  expect(refusalIn(answer).requestId).toBe(answer.headers['x-request-id'])
  expect(doors.log.join()).not.toContain(given)
})

// The clock only moves on, so these come last.
test('a session that is used every few hours lives for a week, and one that is not ends after twelve hours', async () => {
  const hour = (n: number) => doors.database.setClock(new Date(start + n * 3_600_000).toISOString())
  const start = doors.ctx.clock.now().getTime()
  const [used, unused] = [await signedInAs(doors, 'viewer'), await signedInAs(doors, 'viewer')]

  hour(11.9)
  expect((await read(used)).status).toBe(200)
  hour(12)
  expect((await read(unused)).status).toBe(401)
  for (let n = 23; n < 7 * 24; n += 11) {
    hour(n)
    expect((await read(used)).status, `after ${n} hours`).toBe(200)
  }
  hour(7 * 24)
  expect((await read(used)).status).toBe(401)
})

test('a local code lives for a day', async () => {
  const code = await codeOf()
  doors.database.setClock(new Date(doors.ctx.clock.now().getTime() + 24 * 3_600_000).toISOString())

  expect((await enter(code)).status).toBe(410)
})
