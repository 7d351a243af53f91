import type { Send } from '@mallet/gong'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { grant, silence } from '../../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { freshVault } from '../../../test/fresh-vault.ts'
import type { Context } from '../../context.ts'
import { type Budget, createBudget } from '../../gateway/budget/create-budget.ts'
import { createGateway } from '../../gateway/create-gateway.ts'
import { createIntegration } from '../../integrations/create-integration.ts'
import { createConnectSession } from '../sessions/create-connect-session.ts'
import { type ConnectSession, loadConnectSession } from '../sessions/load-connect-session.ts'
import { cancelAttempt } from './cancel-attempt.ts'
import { createAttempt } from './create-attempt.ts'
import { finishAttempt } from './finish-attempt.ts'
import { getAttempt } from './get-attempt.ts'
import { launchAttempt } from './launch-attempt.ts'

const WORKSPACES = { requestId: 'r', workspaces: [{ id: '1', name: 'Initial workspace' }] }

let database: FreshDatabase
let budget: Budget
let ctx: Context
let session: ConnectSession
/** How Gong answers at its token endpoint, and under /v2. */
let gong: { token: () => ReturnType<Send>; api: () => ReturnType<Send> }

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  gong = {
    token: async () => grant('first'),
    api: async () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(WORKSPACES),
    }),
  }
  const send: Send = ({ url }) => (url.includes('/oauth2/') ? gong.token() : gong.api())
  const settings = {
    publicUrl: 'https://mallet.example.com',
    gongAppUrl: 'https://app.gong.io',
    gongApiUrl: 'https://api.gong.io',
    gongHosts: [],
  }
  const base = { ...database.ctx, vault: freshVault(), send, settings }
  budget = createBudget({ db: base.db, meaningNow: () => base.clock.now() })
  ctx = { ...base, gateway: createGateway({ ...base, budget }) }
  const auth = { type: 'oauth2' as const, clientId: 'client', clientSecret: 'secret', scopes: ['api:users:read'] }
  const { id: integrationId } = await createIntegration(ctx, { name: 'Gong', auth })
  const customer = { id: 'acme', name: 'Acme Inc.' }
  const { token } = await createConnectSession(ctx, {
    integrationId,
    customer,
    multiple: true,
    configure: false,
    link: false,
  })
  session = await loadConnectSession(ctx, token)
})
afterEach(() => budget.close())

/** An attempt whose browser is on its way back. */
async function begin() {
  const { id, launchUrl = '' } = await createAttempt(ctx, session, {})
  const { authorizeUrl, browserSecret } = await launchAttempt(ctx, new URL(launchUrl).hash.slice(1))
  const state = new URL(authorizeUrl).searchParams.get('state') ?? ''
  return { id, finish: () => finishAttempt(ctx, { state, code: 'code' }, [browserSecret], 'req_1') }
}

const countConnections = async () => {
  const rows = await ctx.db
    .selectFrom('connection')
    .select('id')
    .where('integration_id', 'in', session.integration_ids)
    .execute()
  return rows.length
}

/** Resolves when Gong has been asked; it answers when the test lets it. */
function hold(what: 'token' | 'api') {
  const answer = gong[what]
  let arrive: () => void = () => {}
  let letGo: () => void = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  gong[what] = async () => {
    arrive()
    await released
    return answer()
  }
  return { arrived, letGo }
}

test.each(['token', 'api'] as const)(
  'an attempt that is cancelled while the %s endpoint is asked links nothing',
  async (what) => {
    const held = hold(what)
    const attempt = await begin()
    const finishing = attempt.finish()
    await held.arrived

    await cancelAttempt(ctx, session, attempt.id)
    held.letGo()
    await finishing

    expect(await getAttempt(ctx, session, attempt.id)).toEqual({ id: attempt.id, status: 'cancelled' })
    expect(await countConnections()).toBe(0)
  },
)

test('of two attempts of a session that finish at once, one links and the other says that the session is used', async () => {
  const held = hold('token')
  const attempts = [await begin(), await begin()]
  const finishing = attempts.map(({ finish }) => finish())
  await held.arrived
  held.letGo()
  await Promise.all(finishing)

  const ended = await Promise.all(attempts.map(({ id }) => getAttempt(ctx, session, id)))

  expect(ended.map(({ status }) => status).sort()).toEqual(['authenticated', 'error'])
  expect(ended.find(({ error }) => error)?.error?.code).toBe('session_expired')
  expect(await countConnections()).toBe(1)
})

test('when Gong does not answer the exchange, the attempt says so', async () => {
  gong.token = () => silence('connection_lost')
  const attempt = await begin()

  await attempt.finish()

  expect(await getAttempt(ctx, session, attempt.id)).toMatchObject({
    status: 'error',
    error: { code: 'gong_unavailable' },
  })
})

test('when Gong grants access but refuses the first call, nothing is stored', async () => {
  gong.api = async () => ({ status: 403, headers: {}, body: '{}' })
  const attempt = await begin()

  await attempt.finish()

  expect(await getAttempt(ctx, session, attempt.id)).toMatchObject({ status: 'error', error: { code: 'untrusted_ip' } })
  expect(await countConnections()).toBe(0)
})

test('an error of an unknown kind is kept on the attempt without its text, and goes on to the log', async () => {
  gong.token = async () => {
    throw new Error('it holds secret values')
  }
  const attempt = await begin()

  await expect(attempt.finish()).rejects.toThrow('it holds secret values')

  const { error } = await getAttempt(ctx, session, attempt.id)
  expect(error?.code).toBe('internal')
  expect(JSON.stringify(error)).not.toContain('secret')
})

test('a linked company is due to be read at once, and its tokens are stored encrypted', async () => {
  const attempt = await begin()

  await attempt.finish()

  const { connectionId = '' } = await getAttempt(ctx, session, attempt.id)
  const due = await ctx.db.selectFrom('sync_due').select('due_at').where('connection_id', '=', connectionId).execute()
  expect(due.filter(({ due_at }) => due_at !== null && due_at <= ctx.clock.now())).toHaveLength(3)
  const stored = await ctx.db
    .selectFrom('credential')
    .select(['access', 'refresh'])
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  expect(ctx.vault.open({ owner: connectionId, field: 'refresh' }, stored.refresh ?? '').reveal()).toBe('first')
  expect(JSON.stringify(stored)).not.toContain('first')
})
