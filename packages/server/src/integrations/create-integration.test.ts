import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { freshVault } from '../../test/fresh-vault.ts'
import { clientSecretOf } from './client-secret-of.ts'
import { createIntegration } from './create-integration.ts'
import { loadIntegration } from './load-integration.ts'

const vault = freshVault()
const auth = { type: 'oauth2' as const, clientId: 'client', clientSecret: 'secret', scopes: ['a', 'b', 'a'] }

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

const create = (gong?: { appUrl?: string; apiUrl?: string }) =>
  createIntegration(contextOf(), { name: 'Gong', auth, ...(gong && { gong }) })

const contextOf = () => ({
  ...database.ctx,
  vault,
  settings: {
    publicUrl: 'https://mallet.example.com',
    gongAppUrl: 'https://app.gong.io',
    gongApiUrl: 'https://api.gong.io',
    gongHosts: ['127.0.0.1:4401', 'gong.example.com'],
  },
})

test('an integration is shown with what to register in Gong, each scope once, the mandatory one with them, and without its secret', async () => {
  const integration = await create()

  expect(integration).toMatchObject({
    auth: { type: 'oauth2', clientId: 'client', hasClientSecret: true, scopes: ['a', 'b', 'api:users:read'] },
    gong: { appUrl: 'https://app.gong.io', apiUrl: 'https://api.gong.io' },
    redirectUri: 'https://mallet.example.com/oauth/callback',
  })
  expect(JSON.stringify(integration)).not.toContain('secret')
})

test('the client secret is stored encrypted, for this integration alone', async () => {
  const [one, other] = [await create(), await create()]

  const row = await loadIntegration(database.ctx, one.id)

  expect(row.client_secret).not.toContain('secret')
  expect(clientSecretOf({ vault }, row).reveal()).toBe('secret')
  expect(() => clientSecretOf({ vault }, { ...row, id: other.id })).toThrow()
})

test.each([['http://127.0.0.1:4401'], ['https://gong.example.com'], ['https://app.gong.io']])(
  '%s may be the address of Gong: it is its own, or the operator listed it',
  async (appUrl) => {
    expect((await create({ appUrl })).gong.appUrl).toBe(appUrl)
  },
)

test.each([
  ['https://gong.evil.example'],
  ['https://app.gong.io.evil.example'],
  ['https://app.gong.io@evil.example'],
  ['https://app.gong.io/elsewhere'],
  ['http://app.gong.io'],
  ['http://gong.example.com'],
  ['http://127.0.0.1:4402'],
])(
  '%s is refused as an address of Gong, for it would be sent the client secret, and nothing is stored',
  async (host) => {
    const count = () => database.ctx.db.selectFrom('integration').select('id').execute()
    const before = await count()

    await expect(create({ appUrl: host })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(create({ apiUrl: host.replace('app.', 'api.') })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await count()).toEqual(before)
  },
)
