import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { type FreshCredential, freshCredential, grant, LIFE_SECONDS, refusal } from '../../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import type { CrashPoint } from '../../crash-points.ts'
import { loadAccess } from './load-access.ts'
import { recoverCredentials } from './recover-credentials.ts'
import { type RefreshContext, refreshCredential } from './refresh-credential.ts'

const HALF_LIFE = LIFE_SECONDS / 2
const MODES = ['grace60', 'single-use', 'revoke-family'] as const

let database: FreshDatabase
let fresh: FreshCredential

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  fresh = await freshCredential(database)
  fresh.atAge(HALF_LIFE)
})

const refresh = (ctx: RefreshContext = fresh.ctx, generation = 1) =>
  refreshCredential(ctx, { ...fresh.connection, generation })

/** What becomes of a refresh token at Gong when it is used, as each assumption has it. */
function rotateAs(mode: (typeof MODES)[number]): void {
  const used = new Set<string>()
  let isRevoked = false
  fresh.endpoint.answer = (token) => {
    const isAgain = used.has(token)
    if (isAgain && mode === 'revoke-family') isRevoked = true
    if (isRevoked || (isAgain && mode !== 'grace60')) return refusal(400, 'invalid_grant')
    used.add(token)
    return grant(`${token}+`)
  }
}

/** A process that dies at the given moment, the first being 1; the moments that it came to. */
function dyingAt(moment: number): { ctx: RefreshContext; reached: CrashPoint[] } {
  const reached: CrashPoint[] = []
  return {
    reached,
    ctx: {
      ...fresh.ctx,
      reached: (point) => {
        if (reached.push(point) === moment) throw new Error('killed')
      },
    },
  }
}

/** The next process starts on the same data, and somebody wants a token. */
async function startAgain(): Promise<void> {
  await recoverCredentials(fresh.ctx, true)
  await refresh()
}

const events = async () => {
  const rows = await fresh.ctx.db
    .selectFrom('outbox_event')
    .select(['type', 'data'])
    .where('connection_id', '=', fresh.connection.connectionId)
    .execute()
  return rows.map(({ type, data }) => ({ type, data }))
}

test.each(MODES)(
  'B22: killed at each moment of a refresh with %s, a token that was on the disk is kept, and one that was not is asked for once more',
  async (mode) => {
    const outcomes: Record<string, string> = {}
    for (let moment = 1; ; moment++) {
      fresh = await freshCredential(database)
      fresh.atAge(HALF_LIFE)
      rotateAs(mode)
      const dying = dyingAt(moment)
      const ended = await refresh(dying.ctx).catch(() => 'killed')
      await startAgain()

      const { status, reason, refresh: token } = await fresh.stored()
      const at = ended === 'killed' ? (dying.reached.at(-1) ?? '') : 'never'
      outcomes[at] = `${status}${reason === null ? '' : ` ${reason}`}, ${fresh.endpoint.tokens.length} asked`
      if (status === 'active') expect(token).toBe('first+')
      if (ended !== 'killed') break
    }

    const lost = mode === 'grace60' ? 'active, 2 asked' : 'needs_reauth refresh_outcome_unknown, 2 asked'
    expect(outcomes).toEqual({
      'before-refresh-send': 'active, 1 asked',
      'after-refresh-answer': lost,
      'after-refresh-journal': 'active, 1 asked',
      'after-refresh-store': 'active, 1 asked',
      never: 'active, 1 asked',
    })
  },
)

test('B22: where the outcome stays unknown, requests go on with the access token to its end, and somebody is told once', async () => {
  rotateAs('single-use')
  await refresh(dyingAt(2).ctx).catch(() => undefined)
  await startAgain()
  await startAgain()

  const { connectionId } = fresh.connection
  const access = await loadAccess(fresh.ctx, connectionId)
  expect([access.secret.reveal(), access.refreshAt]).toEqual(['access of first', null])
  expect(await events()).toEqual([
    { type: 'connection.needs_reauth', data: { connectionId, reason: 'refresh_outcome_unknown' } },
  ])
  fresh.atAge(LIFE_SECONDS)
  await expect(loadAccess(fresh.ctx, connectionId)).rejects.toMatchObject({ code: 'needs_reauth' })
  expect(fresh.endpoint.tokens).toHaveLength(2)
})

test('B22: a token is not sent a second time while whoever sent it may still be alive', async () => {
  rotateAs('grace60')
  await refresh(dyingAt(2).ctx).catch(() => undefined)
  // Others are on the database, so that this start proves nothing about the asker.
  await recoverCredentials(fresh.ctx, false)

  expect(await refresh()).toBe('busy')
  expect(fresh.endpoint.tokens).toHaveLength(1)
})

test('B22: a token whose asker is known to be dead is sent its second time at once; on a database of our own only a start knows', async () => {
  rotateAs('grace60')
  await refresh(dyingAt(2).ctx).catch(() => undefined)
  // A name under which no process holds its lock, some while ago.
  await sql`
    update credential set lease_owner = '123456789', lease_until = clock_timestamp() + interval '60 seconds'
     where connection_id = ${fresh.connection.connectionId}`.execute(fresh.ctx.db)

  const isShared = inject('database') === 'postgres'
  // A PostgreSQL that came up this very moment proves nothing yet.
  await vi.waitFor(async () => expect(await refresh()).toBe(isShared ? 'settled' : 'busy'), 20_000)
  expect(fresh.endpoint.tokens).toHaveLength(isShared ? 2 : 1)
})

/** The database takes no credential until it is mended. */
async function breakDatabase(): Promise<() => Promise<void>> {
  const { db } = fresh.ctx
  await sql`create or replace function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`.execute(
    db,
  )
  await sql`create trigger broken before update on credential execute function refuse()`.execute(db)
  return async () => {
    await sql`drop trigger if exists broken on credential`.execute(db)
  }
}

test.each(MODES)(
  'B23: a database that fails after the answer costs no token with %s: it is stored once it is back',
  async (mode) => {
    rotateAs(mode)
    let mend: () => Promise<void> = async () => undefined
    const ctx: RefreshContext = {
      ...fresh.ctx,
      reached: async (point) => {
        if (point === 'after-refresh-answer') mend = await breakDatabase()
        if (point === 'after-refresh-journal') setTimeout(() => mend(), 600)
      },
    }

    expect(await refresh(ctx)).toBe('settled')

    expect(await fresh.stored()).toMatchObject({ status: 'active', refresh: 'first+', generation: 2 })
    expect(fresh.endpoint.tokens).toHaveLength(1)
    expect((await ctx.journal.read()).kept).toEqual([])
  },
)

test.each(MODES)(
  'B23: a process that ends while the database is away leaves the answer in the journal, and the next start stores it, with %s',
  async (mode) => {
    rotateAs(mode)
    const stopping = new AbortController()
    let mend: () => Promise<void> = async () => undefined
    const ctx: RefreshContext = {
      ...fresh.ctx,
      stopping: stopping.signal,
      reached: async (point) => {
        if (point === 'after-refresh-answer') mend = await breakDatabase()
        if (point === 'after-refresh-journal') setTimeout(() => stopping.abort(), 100)
      },
    }
    await expect(refresh(ctx)).rejects.toThrow()
    expect((await ctx.journal.read()).kept).toHaveLength(1)
    await mend()

    await startAgain()

    expect(await fresh.stored()).toMatchObject({ status: 'active', refresh: 'first+', generation: 2 })
    expect(fresh.endpoint.tokens).toHaveLength(1)
    expect((await ctx.journal.read()).kept).toEqual([])
    expect(await events()).toEqual([])
  },
)

test('B23: without a journal that can be written, the database alone keeps the token', async () => {
  const journal = { ...fresh.ctx.journal, keep: () => Promise.reject(new Error('no space left on device')) }

  expect(await refresh({ ...fresh.ctx, journal })).toBe('settled')

  expect(await fresh.stored()).toMatchObject({ refresh: 'first+', generation: 2 })
})
