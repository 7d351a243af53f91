import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { cookiesOf, decideAtGong } from '../browser.ts'
import { beginAttempt, comeBack, createAttempt, launch, oauthIntegration, openSession, readAttempt } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
let integrationId: string
let token: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
})
afterAll(() => world.close())

beforeEach(async () => {
  token = await openSession(world, integrationId)
})

const look = (code: string) => ask(world, { method: 'POST', to: '/connect/launch/look', json: { code } })

const expectRefused = async (code: string) => {
  const refusal = await launch(world, code)
  expect([refusal.status, refusalOf(refusal).code, cookiesOf(refusal)]).toEqual([410, 'launch_expired', []])
}

test('A1: an attempt binds no browser before it is launched, and its launch code is in a fragment and stored as a hash', async () => {
  const answer = await ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json: {} })
  const { id, launchUrl } = JSON.parse(answer.body)
  const { origin, pathname, search, hash } = new URL(launchUrl)

  expect([origin + pathname, search]).toEqual([`${world.platform().publicUrl}/connect/launch`, ''])
  expect(hash).toMatch(/^#lc_[0-9a-z]{32}$/)
  expect(cookiesOf(answer)).toEqual([])
  const { db } = world.platform().context
  const row = await db.selectFrom('connect_attempt').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect([row.state_hash, row.browser_hash, row.code_verifier]).toEqual([null, null, null])
  expect(JSON.stringify(row)).not.toContain(hash.slice(1))
})

test('A1: of ten browsers that bring one launch code at once, one goes on to Gong, and the others get no cookie', async () => {
  const { code } = await createAttempt(world, token)

  const answers = await Promise.all(Array.from({ length: 10 }, () => launch(world, code)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(410)])
  expect(answers.flatMap(cookiesOf)).toHaveLength(1)
  await expectRefused(code)
})

test.each<[string, (attempt: { id: string }) => Promise<unknown>]>([
  ['was given up', ({ id }) => ask(world, { method: 'DELETE', to: `/connect/attempts/${id}`, bearer: token })],
  ['is of a session that was revoked', () => revoke()],
  ['is of a session that has linked', () => linkWithAnother()],
])('an attempt that %s is not launched', async (_, end) => {
  const attempt = await createAttempt(world, token)

  await end(attempt)

  await expectRefused(attempt.code)
  expect((await look(attempt.code)).status).toBe(410)
})

async function revoke() {
  const [session] = (await world.api.call('connectSessions.list', { query: { status: 'open', limit: 1 } })).items
  await world.api.call('connectSessions.revoke', { params: { id: session?.id ?? '' } })
}

async function linkWithAnother() {
  const other = await beginAttempt(world, token)
  await comeBack(world, await decideAtGong(world, other.authorizeUrl), other.cookies)
  expect(await readAttempt(world, other)).toMatchObject({ status: 'authenticated' })
}

test('a code that never was is refused like one that was used', () =>
  expectRefused('lc_00000000000000000000000000000000'))

test.each([
  ['cross-site', 303],
  ['same-site', 303],
  ['none', 303],
  ['same-origin', 'the page'],
  [undefined, 'the page'],
])('a launch address that is followed from %s leads to %s', async (site, expected) => {
  const headers = site === undefined ? {} : { 'sec-fetch-site': site }

  const answer = await ask(world, { to: '/connect/launch', headers })

  if (expected === 303) expect(answer).toMatchObject({ status: 303, headers: { location: '/connect/confirm' } })
  else expect(answer.status).not.toBe(303)
})

test('whoever has to confirm a launch is told whose company and which product it links', async () => {
  const { code } = await createAttempt(world, token)

  const told = await look(code)

  expect(JSON.parse(told.body)).toMatchObject({ customer: { name: 'Acme Inc.' }, integration: { name: 'Gong' } })
  expect((await launch(world, code)).status).toBe(200)
})

test.each([
  ['same', '/connect'],
  ['popup', '/connect/done'],
])('Gong visited in the window %s leads back to %s', async (inWindow, location) => {
  const attempt = await beginAttempt(world, token, { inWindow })

  const answer = await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  expect(answer).toMatchObject({ status: 303, headers: { location } })
})

// The clock only moves on.
test('a launch code lives a minute, or as long as it takes to read what is to be confirmed', async () => {
  const [late, confirmed] = [await createAttempt(world, token), await createAttempt(world, token)]
  await look(confirmed.code)

  await world.emulator.advance({ seconds: 60 })

  await expectRefused(late.code)
  expect((await launch(world, confirmed.code)).status).toBe(200)
  const forgotten = await createAttempt(world, token)
  await look(forgotten.code)
  await world.emulator.advance({ seconds: 5 * 60 })
  await expectRefused(forgotten.code)
})
