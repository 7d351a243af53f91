import type { api } from '@mallet/contract/api/index'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import type { Parsed } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import type { Transaction, Updateable } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { endUnreadRuns } from '../syncs/end-unread-runs.ts'
import { clientSecretOf } from './client-secret-of.ts'
import { isInOverlap } from './client-secrets.ts'
import { connectionsOf } from './connections-of.ts'
import { enabledNames, enabledSyncs } from './enabled-names.ts'
import { getIntegration } from './get-integration.ts'
import { holdKeyPair, keyPairOf } from './hold-key-pair.ts'
import { type IntegrationRow, loadIntegration } from './load-integration.ts'
import { requestedScopes } from './requested-scopes.ts'

type Changes = Parsed<(typeof api)['integrations.update']>['body']
type AuthChanges = NonNullable<Changes['auth']>

/**
 * Changes what is given. An action that is no longer enabled is refused from the next request on, and a sync that is not
 * runs for no connection any more. A new client secret is asked with first, and the one before where Gong refuses it,
 * until the overlap ends. A key pair is tested with a real call before anything changes.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` where nothing is given, where an integration by API key is to
 *   get what only OAuth has, or where the client id is to change under its connections
 */
export async function updateIntegration(ctx: Context, id: string, changes: Changes): Promise<IntegrationDetails> {
  const { name, auth, actions, syncs } = changes
  if (name === undefined && actions === undefined && syncs === undefined && !namesAny(auth)) {
    throw invalid('the body: names nothing to change')
  }
  const apply = (trx: Transaction<Database>) => applyChanges(ctx, trx, id, changes)
  const pair = keyPairOf(auth)
  if (pair) {
    const holder = await requireHolder(ctx, id)
    await holdKeyPair(ctx, { ...holder, name: name ?? holder.name }, pair, { first: apply })
  } else await transact(ctx.db, apply)
  if (syncs !== undefined) ctx.workIsDue()
  return getIntegration(ctx, id)
}

async function applyChanges(
  ctx: Context,
  trx: Transaction<Database>,
  id: string,
  { name, auth, actions, syncs }: Changes,
): Promise<void> {
  const present = await trx
    .selectFrom('integration')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!present) throw new MalletError('not_found', { resource: 'integration', id })
  const changed = {
    ...(name !== undefined && { name }),
    ...(actions !== undefined && { actions: enabledNames(actions) }),
    ...(syncs !== undefined && { syncs: enabledSyncs(syncs) }),
    ...(auth && (await authChanges(ctx, trx, present, auth))),
  }
  if (Object.keys(changed).length > 0) {
    await trx.updateTable('integration').set(changed).where('id', '=', id).execute()
  }
  if (syncs) await endUnreadRuns(ctx, trx, { integrationId: id })
}

/** Whoever holds a pair holds it alone: a customer's connection would not be the one that is meant. */
async function requireHolder(ctx: Context, id: string) {
  const { name, auth_type, own_connection_id: ownConnectionId } = await loadIntegration(ctx, id)
  if (auth_type !== 'apiKey') throw invalid('auth.accessKey: this integration links by OAuth')
  const found = await connectionsOf(ctx.db, id)
  if (found.some((connection) => connection.id !== ownConnectionId)) {
    throw invalid('auth.accessKey: customers have linked through this integration; make another one for internal use')
  }
  return { id, name, ownConnectionId }
}

/** How long the secret before stays is a default, so it alone changes nothing. */
const namesAny = (auth: AuthChanges | undefined): boolean =>
  auth !== undefined && Object.entries(auth).some(([key, value]) => key !== 'overlapSeconds' && value !== undefined)

const namesOAuth = ({ clientId, clientSecret, scopes, tokenLifetimeSeconds }: AuthChanges): boolean =>
  [clientId, clientSecret, scopes, tokenLifetimeSeconds].some((value) => value !== undefined)

async function authChanges(
  ctx: Context,
  trx: Transaction<Database>,
  present: IntegrationRow,
  auth: AuthChanges,
): Promise<Updateable<Database['integration']>> {
  const { clientId, clientSecret, overlapSeconds, scopes, tokenLifetimeSeconds } = auth
  if (present.auth_type === 'apiKey') {
    const isOnlyPair = keyPairOf(auth) !== undefined && !namesOAuth(auth)
    if (!isOnlyPair) throw invalid('auth: this integration links by API key')
    return {}
  }
  if (clientId !== undefined && present.client_id !== null && clientId !== present.client_id) {
    await requireUnused(trx, present.id)
  }
  return {
    ...(clientId !== undefined && { client_id: clientId }),
    ...(clientSecret !== undefined && rotated(ctx, present, new Secret(clientSecret), overlapSeconds)),
    ...(scopes !== undefined && { scopes: requestedScopes(scopes, present.syncs) }),
    ...(tokenLifetimeSeconds !== undefined && { token_lifetime_seconds: tokenLifetimeSeconds }),
    // Gong is asked again at once: what it refused may be what has changed.
    ...((clientId ?? clientSecret) !== undefined && { refused_reason: null, refused_at: null }),
  }
}

function rotated(
  ctx: Context,
  present: IntegrationRow,
  next: Secret,
  overlapSeconds: number,
): Updateable<Database['integration']> {
  const { id } = present
  const now = ctx.clock.now()
  if (present.client_secret === null) return { client_secret: sealed(ctx, id, 'client_secret', next) }
  const replaced = clientSecretOf(ctx, present)
  // The request may be a repeat. A second secret in the place of the first would end the overlap unseen.
  if (replaced.reveal() === next.reveal()) return {}
  // A secret that is still within its overlap is the last one that worked; the one in between never did.
  const before = isInOverlap(present, now)
    ? present.client_secret_before
    : sealed(ctx, id, 'client_secret_before', replaced)
  return {
    client_secret: sealed(ctx, id, 'client_secret', next),
    client_secret_before: overlapSeconds > 0 ? before : null,
    client_secret_before_until: overlapSeconds > 0 ? new Date(now.getTime() + overlapSeconds * 1000) : null,
  }
}

const sealed = (
  { vault }: Pick<Context, 'vault'>,
  owner: string,
  field: 'client_secret' | 'client_secret_before',
  secret: Secret,
) => vault.seal({ owner, field }, secret)

/** Tokens belong to the client that they were given to: under another one, every connection would have to be made anew. */
async function requireUnused(trx: Transaction<Database>, integrationId: string): Promise<void> {
  const used = await trx
    .selectFrom('connection')
    .select('id')
    .where('integration_id', '=', integrationId)
    .where('deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (used) {
    throw invalid('auth.clientId: cannot change while there are connections, whose tokens belong to the present one')
  }
}

const invalid = (issue: string) => new MalletError('invalid_input', { issues: [issue] })
