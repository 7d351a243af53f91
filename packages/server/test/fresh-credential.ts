import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import type { Send } from '@mallet/gong'
import { sql } from 'kysely'
import { transact } from '../src/db/transact.ts'
import type { RefreshContext } from '../src/gateway/credentials/refresh-credential.ts'
import { storeCredential } from '../src/gateway/credentials/store-credential.ts'
import type { FreshDatabase } from './fresh-database.ts'

export const BASE_URL = 'https://us-1.api.gong.io'
export const LIFE_SECONDS = 86_400

type Answer = Awaited<ReturnType<Send>>

/** A token endpoint of which each answer is written by the test, and what it was sent. */
interface TokenEndpoint {
  readonly send: Send
  /** The refresh token of each request, in order. */
  readonly tokens: string[]
  answer: (refreshToken: string) => Promise<Answer> | Answer
}

function tokenEndpoint(): TokenEndpoint {
  const endpoint: TokenEndpoint = {
    tokens: [],
    answer: (token) => grant(`${token}+`),
    send: async ({ body }) => {
      const token = new URLSearchParams(body).get('refresh_token') ?? ''
      endpoint.tokens.push(token)
      return endpoint.answer(token)
    },
  }
  return endpoint
}

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** A success; its tokens bear the given name. */
export const grant = (name: string, changes: object = {}): Answer =>
  json(200, {
    access_token: `access of ${name}`,
    refresh_token: name,
    expires_in: LIFE_SECONDS,
    token_type: 'Bearer',
    scope: 'api:users:read',
    api_base_url_for_customer: BASE_URL,
    ...changes,
  })

export const refusal = (status: number, error?: string): Answer => json(status, error === undefined ? {} : { error })

/** No answer, as `send` throws it. */
export const silence = (reason: 'connection_lost' | 'deadline' | 'not_reached') =>
  Promise.reject(new MalletError('gong_unavailable', { reason }))

export interface FreshCredential {
  readonly endpoint: TokenEndpoint
  readonly ctx: RefreshContext
  /** By OAuth, with the refresh token `first`. */
  readonly connection: { readonly connectionId: string; readonly integrationId: string }
  /** Puts the clock so many seconds after the linking. */
  atAge(seconds: number): void
  /** The credential as it is stored, its secrets opened. */
  stored(): ReturnType<typeof readCredential>
  /** The process that holds the lease has been silent for longer than its request can live. */
  endLease(): Promise<unknown>
}

/** A company that was linked just now, on a database whose clock stands where it is put. */
export async function freshCredential(database: FreshDatabase): Promise<FreshCredential> {
  const endpoint = tokenEndpoint()
  const { db, clock } = database.ctx
  const settings = { publicUrl: '', gongAppUrl: '', gongApiUrl: '', gongHosts: [] }
  const ctx: RefreshContext = { ...database.ctx, send: endpoint.send, settings }
  const linkedAtMs = clock.now().getTime()
  const connection = await link(database, ctx)
  const { connectionId } = connection
  return {
    endpoint,
    ctx,
    connection,
    atAge: (seconds) => database.setClock(new Date(linkedAtMs + seconds * 1000).toISOString()),
    stored: () => readCredential(ctx, connectionId),
    endLease: () =>
      sql`update credential set lease_until = clock_timestamp() - interval '1 second'
           where connection_id = ${connectionId}`.execute(db),
  }
}

async function link(database: FreshDatabase, ctx: RefreshContext): Promise<FreshCredential['connection']> {
  const { id: connectionId } = await database.addConnection()
  const { integration_id: integrationId } = await ctx.db
    .updateTable('connection')
    .set({ base_url: BASE_URL })
    .where('id', '=', connectionId)
    .returning('integration_id')
    .executeTakeFirstOrThrow()
  await ctx.db
    .updateTable('integration')
    .set({
      auth_type: 'oauth2',
      client_id: 'client',
      client_secret: ctx.vault.seal({ owner: integrationId, field: 'client_secret' }, new Secret('secret')),
      app_url: 'https://app.gong.io',
    })
    .where('id', '=', integrationId)
    .execute()
  const now = ctx.clock.now()
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  await transact(ctx.db, async (trx) => {
    await trx.deleteFrom('credential').where('connection_id', '=', connectionId).execute()
    await storeCredential(ctx, trx, connectionId, {
      kind: 'oauth2',
      access: new Secret('access of first'),
      refresh: new Secret('first'),
      scopes: ['api:users:read'],
      obtainedAt: now,
      refreshAt: after(LIFE_SECONDS / 2),
      expiresAt: after(LIFE_SECONDS),
    })
  })
  return { connectionId, integrationId }
}

async function readCredential({ db, vault }: RefreshContext, connectionId: string) {
  const row = await db
    .selectFrom('credential')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  const opened = (field: 'access' | 'refresh', sealed: string | null) =>
    sealed === null ? null : vault.open({ owner: connectionId, field, version: row.won_by ?? 0 }, sealed).reveal()
  return {
    ...row,
    access: opened('access', row.access),
    refresh: opened('refresh', row.refresh),
  }
}
