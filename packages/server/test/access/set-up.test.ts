import { readFile, stat } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSetupToken } from '../../src/dashboard/create-setup-token.ts'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { openBrowser, PASSWORD } from './open-browser.ts'

let doors: Doors
let token: string

// A Mallet is set up once, so these tests follow each other.
beforeAll(async () => {
  doors = await openDoors()
  token = (await createSetupToken(doors.ctx)) ?? ''
})
afterAll(() => doors.close())

const admin = { email: 'Kim@Example.com', name: 'Kim', password: PASSWORD }
const setUp = (json: object) => openBrowser(doors).ask({ method: 'POST', to: '/dashboard/setup', json })
const state = async () => JSON.parse((await openBrowser(doors).ask({ to: '/dashboard/state' })).body)

test('A66: without the token, or with a wrong one, nobody sets up a Mallet', async () => {
  const refused = [
    await setUp(admin),
    await setUp({ ...admin, token: 'setup_00000000000000000000000000000000' }),
    await setUp({ ...admin, token: `${token}x` }),
  ]

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(new Set(refused.map((answer) => JSON.stringify({ ...refusalIn(answer), requestId: '' }))).size).toBe(1)
  expect(await state()).toEqual({ setUp: false, oidc: null, me: null })
})

test('A66: the token stands in a file that its owner alone reads, and in no log', async () => {
  const file = doors.ctx.access.setupTokenFile ?? ''

  expect(await readFile(file, 'utf8')).toBe(`${token}\n`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(doors.log.join()).not.toContain(token)
})

test('A66: a start makes the token of the one before worthless', async () => {
  const before = token
  token = (await createSetupToken(doors.ctx)) ?? ''

  expect((await setUp({ ...admin, token: before })).status).toBe(403)
})

test('A66: of twenty who set up at once with the token, one does', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => setUp({ ...admin, email: `kim${n}@example.com`, token })),
  )

  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses[0]).toBe(200)
  expect(statuses.slice(1).every((status) => status === 403 || status === 410 || status === 429)).toBe(true)
  const people = await doors.ctx.db.selectFrom('dashboard_user').select('role').execute()
  expect(people).toEqual([{ role: 'admin' }])
})

test('A66: whoever comes second, with the token or another, is told that it is done', async () => {
  const other = (await createSetupToken(doors.ctx)) ?? ''

  const [again, without] = [await setUp({ ...admin, token }), await setUp(admin)]

  expect(other).toBe('')
  expect([again.status, without.status]).toEqual([410, 410])
  expect(refusalIn(again).code).toBe('already_set_up')
  await expect(readFile(doors.ctx.access.setupTokenFile ?? '')).rejects.toThrow()
})

const logIn = (json: object, browser = openBrowser(doors)) =>
  browser.ask({ method: 'POST', to: '/dashboard/login', json })

test('whoever signs in by password is known by the cookie until they sign out, and the cookie is worth nothing then', async () => {
  const [{ email = '' } = {}] = await doors.ctx.db.selectFrom('dashboard_user').select('email').execute()
  const browser = openBrowser(doors)
  const entered = await logIn({ email: email.toUpperCase(), password: PASSWORD }, browser)
  const before = browser.cookie()

  expect(entered.headers['set-cookie']?.join()).toMatch(
    /^mallet_session=ds_\w{32}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(JSON.parse(entered.body).me).toMatchObject({ email, role: 'admin', scopes: ['admin'], hasPassword: true })
  expect(JSON.parse((await browser.ask({ to: '/dashboard/state' })).body).me).toEqual(JSON.parse(entered.body).me)
  expect((await browser.ask({ to: '/v1/people' })).status).toBe(200)

  expect((await browser.ask({ method: 'POST', to: '/dashboard/logout', json: {} })).status).toBe(200)
  expect(browser.cookie()).toBe('')
  const after = await doors.ask({ to: '/v1/people', bearer: null, headers: { cookie: before } })
  expect([after.status, refusalIn(after).code]).toEqual([401, 'not_signed_in'])
})
