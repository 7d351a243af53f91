import { Secret } from '@mallet/contract/secret'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedColumns } from '../../src/vault/sealed-columns.ts'
import { ask } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import { beginAttempt, comeBack, linkByOAuth, oauthIntegration, openSession, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { spellingsOf } from '../spellings.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

const CLIENT_SECRET = 'client-secret-that-only-gong-and-mallet-know'
const NEXT_CLIENT_SECRET = 'client-secret-that-gong-does-not-know-yet'
const KEY_SECRET = 'access-key-secret-that-only-gong-and-mallet-know'

let world: World

beforeAll(async () => {
  world = await openWorld({
    emulator: { calls: 5, users: 5, clientSecret: CLIENT_SECRET, accessKeySecret: KEY_SECRET },
  })
})
afterAll(() => world.close())

/** Every value of every column of every table, as text, with where it stands. */
async function readEverything(): Promise<{ place: string; text: string }[]> {
  const { db } = world.platform().context
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const all: { place: string; text: string }[] = []
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.raw(name)}`.execute(db)
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value)
          ? `${value.toString('latin1')} ${value.toString('hex')}`
          : JSON.stringify(value)
        all.push({ place: `${name}.${column}`, text: text ?? '' })
      }
    }
  }
  return all
}

test('A38: a dump of the database shows no token, client secret, key, code, state or session, of links made, begun or failed', async () => {
  const { context } = world.platform()
  const secrets = new Map<string, string>([
    ['the client secret', CLIENT_SECRET],
    ['the access key secret', KEY_SECRET],
    ['the API key', world.apiKey],
  ])
  const id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
  world.emulator.expireAccessTokens()
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  const { accessKey, apiBaseUrl: baseUrl } = world.emulator
  const keys = await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })
  await world.api.call('connections.create', {
    body: {
      integrationId: keys.id,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: { type: 'apiKey', accessKey, accessKeySecret: KEY_SECRET, baseUrl },
      settings: UNPACED,
    },
  })
  // In the middle of a rotation, with the secret that Gong knows still there.
  await world.api.call('integrations.update', {
    params: { id: await oauthIntegration(world) },
    body: { auth: { clientSecret: NEXT_CLIENT_SECRET } },
  })
  secrets.set('the next client secret', NEXT_CLIENT_SECRET)
  const headers = { 'idempotency-key': 'kept-answer' }
  for (const [to, json] of [
    ['/v1/api-keys', { name: 'kept' }],
    ['/v1/connect-sessions', { integrationId: keys.id, customer: { id: 'acme', name: 'Acme Inc.' } }],
  ] as const) {
    const { body } = await ask(world, { method: 'POST', to, bearer: world.apiKey, json, headers })
    const { key, token } = JSON.parse(body)
    secrets.set(`what ${to} shows once`, key ?? token)
  }
  for (const end of ['begun', 'denied', 'failed'] as const) {
    const token = await openSession(world, await oauthIntegration(world))
    const attempt = await beginAttempt(world, token)
    secrets.set(`the session token of the one ${end}`, token)
    secrets.set(`the browser's secret of the one ${end}`, /=([^;]+)/.exec(attempt.cookies.join())?.[1] ?? '')
    secrets.set(`the state of the one ${end}`, new URL(attempt.authorizeUrl).searchParams.get('state') ?? '')
    if (end === 'begun') continue
    const callback = new URL(await decideAtGong(world, attempt.authorizeUrl, end === 'denied' ? 'deny' : 'approve'))
    if (end === 'failed') callback.searchParams.set('code', 'made-up-code-of-somebody')
    await comeBack(world, callback.href, attempt.cookies)
  }
  secrets.set('the code', 'made-up-code-of-somebody')
  const { rows } = await sql<{ owner: string; version: number; access: string; refresh: string | null }>`
    select connection_id as owner, coalesce(won_by, 0) as version, access, refresh from credential`.execute(context.db)
  for (const { owner, version, access, refresh } of rows) {
    secrets.set(`the access of ${owner}`, context.vault.open({ owner, version, field: 'access' }, access).reveal())
    if (refresh === null) continue
    secrets.set(
      `the refresh token of ${owner}`,
      context.vault.open({ owner, version, field: 'refresh' }, refresh).reveal(),
    )
  }

  const everything = await readEverything()

  expect([...secrets.values()].every((secret) => secret.length > 10)).toBe(true)
  const found = [...secrets].flatMap(([what, secret]) =>
    everything
      .filter(({ text }) => spellingsOf(secret).some((spelling) => text.includes(spelling)))
      .map(({ place }) => `${what} in ${place}`),
  )
  expect(found).toEqual([])
  // And the search finds what is there to be found.
  expect(everything.some(({ text }) => text.includes('Acme Inc.'))).toBe(true)
})

test('A38, A40: whatever looks like a ciphertext stands in a column that a rotation knows', async () => {
  const { context } = world.platform()
  const sample = context.vault.seal({ owner: 'x', field: 'access' }, new Secret('x'))
  const looksSealed = new RegExp(`^"v2\\.${sample.split('.')[1]}\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+"$`)

  const places = new Set((await readEverything()).flatMap(({ place, text }) => (looksSealed.test(text) ? place : [])))

  expect([...places].map((place) => place.split('.').slice(1).join('.')).sort()).toEqual(
    sealedColumns.map(({ table, column }) => `${table}.${column}`).sort(),
  )
})
