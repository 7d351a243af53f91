import type { Role } from '@mallet/contract/api/roles'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSetupToken } from '../../src/dashboard/create-setup-token.ts'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'
import { type Browser, openBrowser, PASSWORD, signedInAs } from './open-browser.ts'

let database: FreshDatabase
let doors: Doors
let admin: Browser & { readonly id: string }
let people = 0

beforeAll(async () => {
  database = await openFreshDatabase()
  doors = await openDoors({ database })
})
afterAll(async () => {
  await doors.close()
  await database.close()
})
beforeEach(async () => {
  await database.ctx.db.deleteFrom('dashboard_user').execute()
  admin = await signedInAs(doors, 'admin')
})

const invite = async (role: Role, email = `person${++people}@example.com`) => {
  const answer = await admin.ask({ method: 'POST', to: '/v1/people', json: { email, role } })
  expect(answer.status).toBe(201)
  const { invitation, ...person } = JSON.parse(answer.body)
  return { person, code: new URL(invitation.url).hash.slice(1), url: invitation.url }
}
const accept = (code: string, json: object = {}, browser = openBrowser(doors)) =>
  browser.ask({ method: 'POST', to: '/dashboard/invitation', json: { code, password: PASSWORD, ...json } })
const change = (id: string, json: object, by: Browser = admin) =>
  by.ask({ method: 'PATCH', to: `/v1/people/${id}`, json })
const list = async () => JSON.parse((await admin.ask({ to: '/v1/people' })).body).items

test('somebody who is invited chooses a password with the link, once, and is what they were invited as', async () => {
  const { person, code, url } = await invite('developer', 'Kim@example.com')
  const browser = openBrowser(doors)
  const look = () => openBrowser(doors).ask({ method: 'POST', to: '/dashboard/invitation/read', json: { code } })

  expect(url).toBe(`${doors.publicUrl}/dashboard#${code}`)
  expect(person).toMatchObject({ status: 'invited', signsInBy: [], name: 'Kim@example.com', lastSignedInAt: null })
  expect(JSON.parse((await look()).body)).toMatchObject({ email: 'Kim@example.com', role: 'developer' })
  expect((await accept(code, { password: 'too short' })).status).toBe(400)
  const accepted = await accept(code, { name: 'Kim' }, browser)
  expect(JSON.parse(accepted.body).me).toMatchObject({ name: 'Kim', role: 'developer' })

  expect([(await accept(code)).status, (await look()).status]).toEqual([410, 410])
  expect((await browser.ask({ to: '/v1/api-keys' })).status).toBe(200)
  expect((await browser.ask({ to: '/v1/people' })).status).toBe(403)
  expect(await list()).toContainEqual(
    expect.objectContaining({ id: person.id, status: 'active', signsInBy: ['password'], invitedUntil: null }),
  )
})

test('of twenty who accept one invitation at once, one does', async () => {
  const { code } = await invite('viewer')

  const answers = await Promise.all(Array.from({ length: 20 }, () => accept(code)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(410)])
})

test('an e-mail belongs to one person, however it is written', async () => {
  await invite('viewer', 'One@example.com')

  const again = await admin.ask({ method: 'POST', to: '/v1/people', json: { email: 'oNE@example.com', role: 'admin' } })

  expect([again.status, refusalIn(again).code]).toEqual([409, 'email_taken'])
})

test('a new link takes the place of the one before, sets another password and ends the sessions there were', async () => {
  const person = await signedInAs(doors, 'viewer', 'forgetful@example.com')
  const newLink = async () => {
    const answer = await admin.ask({ method: 'POST', to: `/v1/people/${person.id}/invitation` })
    return new URL(JSON.parse(answer.body).invitation.url).hash.slice(1)
  }
  const [first, second] = [await newLink(), await newLink()]

  expect((await accept(first)).status).toBe(410)
  expect((await person.ask({ to: '/v1/connections' })).status).toBe(200)
  expect((await accept(second)).status).toBe(200)
  expect((await person.ask({ to: '/v1/connections' })).status).toBe(401)
})

test('another role, being disabled and being deleted each end the sessions at once', async () => {
  const later = async (changes: (id: string) => Promise<unknown>) => {
    const person = await signedInAs(doors, 'developer')
    expect((await person.ask({ to: '/v1/connections' })).status).toBe(200)
    await changes(person.id)
    return (await person.ask({ to: '/v1/connections' })).status
  }

  expect(await later((id) => change(id, { role: 'viewer' }))).toBe(401)
  expect(await later((id) => change(id, { disabled: true }))).toBe(401)
  expect(await later((id) => admin.ask({ method: 'DELETE', to: `/v1/people/${id}` }))).toBe(401)
  expect(await later((id) => change(id, { name: 'Another' }))).toBe(200)
})

test('whoever is disabled has no way in: no password, no link, no new link; enabled again, the password works', async () => {
  const { person, code } = await invite('viewer', 'off@example.com')
  await accept(code)
  const link = await admin.ask({ method: 'POST', to: `/v1/people/${person.id}/invitation` })
  const open = new URL(JSON.parse(link.body).invitation.url).hash.slice(1)
  const logIn = async () =>
    (
      await openBrowser(doors).ask({
        method: 'POST',
        to: '/dashboard/login',
        json: { email: 'off@example.com', password: PASSWORD },
      })
    ).status

  await change(person.id, { disabled: true })
  expect([await logIn(), (await accept(open)).status]).toEqual([401, 410])
  expect((await admin.ask({ method: 'POST', to: `/v1/people/${person.id}/invitation` })).status).toBe(400)
  await change(person.id, { disabled: false })
  expect(await logIn()).toBe(200)
})

test('the last admin who can sign in is neither demoted, disabled nor deleted, by nobody', async () => {
  await invite('admin')
  const byKey = (method: string, json?: object) =>
    doors.ask({ method, to: `/v1/people/${admin.id}`, ...(json && { json }) })

  for (const answer of [
    await change(admin.id, { role: 'viewer' }),
    await change(admin.id, { disabled: true }),
    await byKey('DELETE'),
    await byKey('PATCH', { role: 'developer' }),
  ]) {
    expect([answer.status, refusalIn(answer).code]).toEqual([409, 'last_admin'])
  }
  expect((await change(admin.id, { role: 'admin', name: 'Still here' })).status).toBe(200)
  const second = await signedInAs(doors, 'admin')
  expect((await change(admin.id, { role: 'viewer' }, second)).status).toBe(200)
})

test('of two admins who demote each other at the same moment, one stays', async () => {
  const second = await signedInAs(doors, 'admin')

  const answers = await Promise.all([
    change(admin.id, { role: 'viewer' }, second),
    change(second.id, { role: 'viewer' }, admin),
  ])

  expect(answers.map(({ status }) => status)).not.toEqual([200, 200])
  const { db } = database.ctx
  expect(await db.selectFrom('dashboard_user').select('id').where('role', '=', 'admin').execute()).toHaveLength(1)
})

test('A66: an invitation that nobody accepted does not count as set up, and twenty at once set up once', async () => {
  await database.ctx.db.deleteFrom('dashboard_user').execute()
  const asked = await doors.ask({
    method: 'POST',
    to: '/v1/people',
    json: { email: 'first@example.com', role: 'viewer' },
  })
  expect(asked.status).toBe(201)
  const token = await createSetupToken(database.ctx)
  const setUp = () =>
    openBrowser(doors).ask({
      method: 'POST',
      to: '/dashboard/setup',
      json: { token, email: 'First@example.com', name: 'First', password: PASSWORD },
    })

  const answers = await Promise.all(Array.from({ length: 20 }, setUp))

  const done = answers.filter(({ status }) => status === 200)
  expect(done).toHaveLength(1)
  expect(answers.filter((answer) => ![200, 403, 410].includes(answer.status))).toEqual([])
  expect(await database.ctx.db.selectFrom('dashboard_user').select(['email', 'role']).execute()).toEqual([
    { email: 'first@example.com', role: 'admin' },
  ])
})

test('passwords and codes are stored as hashes alone', async () => {
  const { code } = await invite('viewer', 'hashed@example.com')
  await accept((await invite('viewer')).code)
  const { db } = database.ctx
  const rows = JSON.stringify([
    await db.selectFrom('dashboard_user').selectAll().execute(),
    await db.selectFrom('dashboard_code').selectAll().execute(),
    await db.selectFrom('dashboard_session').selectAll().execute(),
  ])

  expect(rows).toContain('$argon2id$v=19$')
  for (const secret of [PASSWORD, code, code.split('_')[1] ?? '', admin.cookie().split('=')[1] ?? '']) {
    expect(rows).not.toContain(secret)
    expect(doors.log.join()).not.toContain(secret)
  }
})
