import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createPasswords, type Passwords } from '../../src/dashboard/passwords.ts'
import { guessRates } from '../../src/http/guess-limits.ts'
import { type DoorAnswer, type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'
import { openBrowser, PASSWORD, signedInAs } from './open-browser.ts'

let database: FreshDatabase
let doors: Doors
/** The same with the limits that guesses have. */
let limited: Doors
/** What was compared with what, and what came of it. */
let compared: { readonly stored: string | null; readonly password: string }[] = []

beforeAll(async () => {
  database = await openFreshDatabase()
  const { passwords } = database.ctx.access
  const watched: Passwords = {
    hash: passwords.hash,
    matches: (stored, password) => {
      compared.push({ stored, password })
      return passwords.matches(stored, password)
    },
  }
  doors = await openDoors({ database, access: { passwords: watched } })
})
afterAll(async () => {
  await doors.close()
  await database.close()
})
afterEach(() => {
  compared = []
})

const logIn = (email: string, password: string, { at = doors, headers = {} } = {}) =>
  openBrowser(at).ask({ method: 'POST', to: '/dashboard/login', json: { email, password }, headers })
const words = (answer: DoorAnswer) => JSON.stringify([answer.status, { ...refusalIn(answer), requestId: '' }])

test('A20: unknown, disabled, without a password, or the wrong one: the same answer for the same work', async () => {
  const { db, clock } = database.ctx
  await signedInAs(doors, 'viewer', 'right@example.com')
  const disabled = await signedInAs(doors, 'viewer', 'disabled@example.com')
  const bySso = await signedInAs(doors, 'viewer', 'sso@example.com')
  await db.updateTable('dashboard_user').set({ disabled_at: clock.now() }).where('id', '=', disabled.id).execute()
  await db.updateTable('dashboard_user').set({ password_hash: null }).where('id', '=', bySso.id).execute()

  const refusals = [
    await logIn('nobody@example.com', PASSWORD),
    await logIn('not an e-mail', PASSWORD),
    await logIn('disabled@example.com', PASSWORD),
    await logIn('sso@example.com', PASSWORD),
    await logIn('right@example.com', `${PASSWORD}.`),
  ]

  expect(new Set(refusals.map(words)).size).toBe(1)
  expect(refusals[0]?.status).toBe(401)
  expect(refusals.flatMap(({ headers }) => headers['set-cookie'] ?? [])).toEqual([])
  expect(compared.map(({ stored }) => stored === null)).toEqual([true, true, false, true, false])
  expect((await logIn(' RIGHT@example.com ', PASSWORD)).status).toBe(200)
})

test('A20: where there is no hash to compare with, one that costs the same is compared with', async () => {
  const passwords = createPasswords(database.ctx.random, { memoryKib: 1024, passes: 2 })
  const stored = await passwords.hash(PASSWORD)
  const timed = async (hash: string | null) => {
    const before = process.cpuUsage()
    for (let n = 0; n < 40; n++) await passwords.matches(hash, 'wrong')
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  await timed(null)

  const [known, unknown] = [await timed(stored), await timed(null)]

  expect(unknown / known).toBeGreaterThan(0.3)
  expect(unknown / known).toBeLessThan(3.3)
})

test('A65: of 1,000 guesses from 200 addresses that a client makes up, no more than twenty are judged', async () => {
  await signedInAs(doors, 'viewer', 'guessed@example.com')
  const { passwords } = doors.ctx.access
  limited = await openDoors({ database, access: { passwords }, guesses: guessRates })
  compared = []
  const statuses: number[] = []
  for (let guess = 0; guess < 1000; guess++) {
    const address = `10.0.${guess % 200}.1`
    const headers = { 'x-forwarded-for': address, forwarded: `for=${address}`, 'x-real-ip': address }
    statuses.push((await logIn('Guessed@example.com', `guess ${guess}`, { at: limited, headers })).status)
  }

  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(compared.length).toBeGreaterThanOrEqual(guessRates.perAccount.burst)
  expect(compared.length).toBeLessThanOrEqual(20)
  await limited.close()
})

test('A65: guesses at others do not keep out whoever signed in from there before, and nothing is locked for good', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  await signedInAs(doors, 'viewer', 'regular@example.com')
  await signedInAs(doors, 'viewer', 'locked@example.com')
  limited = await openDoors({ database, guesses: guessRates })
  const at = limited
  expect((await logIn('regular@example.com', PASSWORD, { at })).status).toBe(200)
  // From the same address, so that its own limit is used up as well.
  for (let guess = 0; guess < 80; guess++) {
    const email = guess % 2 === 0 ? 'locked@example.com' : `person${guess}@example.com`
    await logIn(email, `guess ${guess}`, { at })
  }

  const waits = await logIn('locked@example.com', PASSWORD, { at })
  expect([waits.status, refusalIn(waits).code]).toEqual([429, 'too_many_requests'])
  expect(Number(waits.headers['retry-after'])).toBeGreaterThan(0)
  expect((await logIn('regular@example.com', PASSWORD, { at })).status).toBe(200)

  vi.advanceTimersByTime(60_000)
  expect((await logIn('locked@example.com', PASSWORD, { at })).status).toBe(200)
  await limited.close()
})

test('A11: a session that was set in the browser before is not the one after a sign-in, and ends', async () => {
  const victim = 'victim@example.com'
  await signedInAs(doors, 'admin', victim)
  const attacker = await signedInAs(doors, 'viewer')
  const planted = attacker.cookie()
  const browser = openBrowser(doors, new Map([['mallet_session', planted.split('=')[1] ?? '']]))

  await browser.ask({ method: 'POST', to: '/dashboard/login', json: { email: victim, password: PASSWORD } })

  expect(browser.cookie()).not.toBe(planted)
  expect((await browser.ask({ to: '/v1/connections' })).status).toBe(200)
  expect((await attacker.ask({ to: '/v1/connections' })).status).toBe(401)
})

test('A11: a made-up session id is never taken on', async () => {
  await signedInAs(doors, 'viewer', 'fixed@example.com')
  const browser = openBrowser(doors, new Map([['mallet_session', 'ds_00000000000000000000000000000000']]))

  expect((await browser.ask({ to: '/v1/connections' })).status).toBe(401)
  await browser.ask({
    method: 'POST',
    to: '/dashboard/login',
    json: { email: 'fixed@example.com', password: PASSWORD },
  })

  expect(browser.cookie()).toMatch(/^mallet_session=ds_\w{32}$/)
  expect(browser.cookie()).not.toContain('0000000000000')
})

test('over https the cookie is one that no sub-domain can plant', async () => {
  const https = await openDoors({ database, publicUrl: 'https://mallet.example.com' })
  await signedInAs(doors, 'viewer', 'https@example.com')
  const browser = openBrowser(https)

  const answer = await logIn('https@example.com', PASSWORD, { at: https })

  expect(answer.headers['set-cookie']?.join()).toMatch(
    /^__Host-mallet_session=ds_\w{32}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  const plain = await signedInAs(doors, 'viewer')
  expect((await browser.ask({ to: '/v1/connections', headers: { cookie: plain.cookie() } })).status).toBe(401)
  await https.close()
})
