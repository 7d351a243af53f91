import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createEmulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { link } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const Added = z.object({
  name: z.string(),
  apiBaseUrl: z.string(),
  accessKey: z.string(),
  accessKeySecret: z.string(),
  techAdmin: z.object({ email: z.string(), password: z.string() }),
})

const REVOKED = { status: 401, body: { errors: ['access token has been revoked'] } }
const UNKNOWN = { status: 401, body: { errors: ['Authentication failed'] } }

test('a company that is added has an address, people, calls, limits and a sign-in of its own', async () => {
  const emulator = await startEmulator({ rateLimit: true, monotonicClock: () => 0 })
  const reply = await control(emulator, 'POST', '/companies', { name: 'Ankerplatz & Söhne' })
  expect(reply.status).toBe(201)
  const added = Added.parse(reply.body)
  expect(added.name).toBe('Ankerplatz & Söhne')
  expect(added.techAdmin.email).toMatch(/@ankerplatzsohne\.example$/)
  expect(emulator.companies.map(({ name }) => name)).toEqual([emulator.companies[0]?.name, added.name])
  const other = { ...emulator, ...added }
  for (let k = 0; k < 3; k++) expect((await ask(other, '/v2/users')).status).toBe(200)
  expect((await ask(other, '/v2/users')).status).toBe(429)
  const { body } = await ask(emulator, '/v2/users')
  const theirs = await truth(emulator, 'users', '?company=2')
  expect(theirs.map(({ data }) => data)).not.toEqual(body.users)
  expect(theirs).toEqual(await truth(emulator, 'users', `?company=${encodeURIComponent(added.name)}`))
  const tokens = await link(other)
  expect(tokens.api_base_url_for_customer).toBe(added.apiBaseUrl)
  expect(emulator.requests().filter(({ company }) => company === added.name)).toHaveLength(4)
})

test('a company without a name has that of its number', async () => {
  const [emulator, beforehand] = [await startEmulator(), await startEmulator({ companies: 2 })]
  expect((await emulator.addCompany()).name).toBe(beforehand.companies[1]?.name)
})

test('companies that are added at once are each another one', async () => {
  const emulator = await startEmulator()
  const added = await Promise.all(['One', 'Two', 'Three'].map((name) => emulator.addCompany(name)))
  expect(emulator.companies.slice(1)).toEqual(added)
  expect(new Set(emulator.companies.map(({ apiBaseUrl }) => apiBaseUrl)).size).toBe(4)
  for (const company of added) expect((await ask({ ...emulator, ...company }, '/v2/users')).status).toBe(200)
})

test('an added company survives a restart with its name, credentials, tokens and writes', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-state-'))
  const first = await startEmulator({ stateDirectory })
  const added = await first.addCompany('Ankerplatz')
  // Before anything else is stored: who was told of a company finds it again.
  expect(readFileSync(join(stateDirectory, 'emulator.json'), 'utf8')).toContain(added.accessKeySecret)
  const { access_token: token } = await link({ ...first, ...added })
  await control(first, 'POST', '/calls', { company: 'Ankerplatz', id: '42', title: 'Written' })
  await first.close()
  const second = await createEmulator({ stateDirectory, rateLimit: false })
  const { apiBaseUrl: _, ...kept } = added
  expect(second.companies[1]).toMatchObject(kept)
  const other = { ...second, ...second.companies[1] }
  expect((await ask(other, '/v2/users', { token })).status).toBe(200)
  expect((await truth(second, 'calls', '?company=2')).map(({ id }) => id)).toContain('42')
  await second.close()
  rmSync(stateDirectory, { recursive: true })
})

test.each([
  ['the name of one that is there', 'Ankerplatz'],
  ['a name that differs in spelling only', 'anker-platz'],
  ['a name that a company without a name would have', 'Tideward'],
  ['and its number', 'Tideward 3'],
])('people of two companies must not share a domain: %s is a 409', async (_, name) => {
  const emulator = await startEmulator()
  await emulator.addCompany('Ankerplatz')
  expect((await control(emulator, 'POST', '/companies', { name })).status).toBe(409)
  expect(emulator.companies).toHaveLength(2)
})

test('what makes no company is a 400', async () => {
  const emulator = await startEmulator()
  for (const body of [{ name: '' }, { name: 5 }, { title: 'x' }, { name: 'x'.repeat(81) }]) {
    expect((await control(emulator, 'POST', '/companies', body)).status).toBe(400)
  }
  expect(emulator.companies).toHaveLength(1)
})

test('a company listens on the port that its number gives; where that is taken, nothing is added', async () => {
  const emulator = await startEmulator({ ports: { app: freePortPair(), control: 0 } })
  const expected = Number(new URL(emulator.appUrl).port) + 2
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(expected, '127.0.0.1', resolve))
  const refused = await control(emulator, 'POST', '/companies', { name: 'Ankerplatz' })
  expect(refused).toMatchObject({ status: 409, body: { error: expect.stringContaining(`Port ${expected}`) } })
  await new Promise((resolve) => squatter.close(resolve))
  const { apiBaseUrl } = await emulator.addCompany('Ankerplatz')
  expect(apiBaseUrl).toBe(`http://127.0.0.1:${expected}`)
})

/** Below the ports that the system gives away, so that nobody is given it by chance. */
const freePortPair = () => 10_000 + (process.pid % 2_000) * 4

test('a token is good at the host of its company and at no other; a key of another company is unknown', async () => {
  const emulator = await startEmulator({ companies: 2 })
  await emulator.addCompany('Ankerplatz')
  const places = emulator.companies.map((company) => ({ ...emulator, ...company }))
  const tokens = []
  for (const place of places) tokens.push((await link(place)).access_token)
  for (const [owner, token] of tokens.entries()) {
    for (const [host, place] of places.entries()) {
      const reply = await ask(place, '/v2/users', { token })
      if (host === owner) expect(reply.status).toBe(200)
      else expect(reply).toMatchObject(REVOKED)
      const { accessKey, accessKeySecret } = emulator.companies[owner] ?? place
      const byKey = await ask({ ...place, accessKey, accessKeySecret }, '/v2/users')
      if (host === owner) expect(byKey.status).toBe(200)
      else expect(byKey).toMatchObject(UNKNOWN)
    }
  }
  // Nothing more is told there: neither that it has expired nor what it may do.
  emulator.expireAccessTokens()
  const [, second, third] = places
  if (!second || !third) throw new Error('there are not three companies')
  expect(await ask(second, '/v2/users', { token: tokens[2] ?? '' })).toMatchObject(REVOKED)
  const narrow = await link(third, { scope: 'api:users:read' })
  expect(await ask(second, '/v2/workspaces', { token: narrow.access_token })).toMatchObject(REVOKED)
})
