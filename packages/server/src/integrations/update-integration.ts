import type { api } from '@mallet/contract/api/index'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import type { Parsed } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import type { Transaction, Updateable } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { clientSecretOf } from './client-secret-of.ts'
import { isInOverlap } from './client-secrets.ts'
import { detailIntegration } from './describe-integration.ts'
import { enabledNames } from './enabled-names.ts'
import type { IntegrationRow } from './load-integration.ts'
import { requestedScopes } from './requested-scopes.ts'

type Changes = Parsed<(typeof api)['integrations.update']>['body']
type AuthChanges = NonNullable<Changes['auth']>
type UpdateContext = Pick<Context, 'db' | 'settings' | 'vault' | 'clock'>

/**
 * Changes what is given. An action that is no longer enabled is refused from the next request on. A new client secret is
 * asked with first, and the one before where Gong refuses it, until the overlap ends.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` where nothing is given, where an integration by API key is to
 *   get what only OAuth has, or where the client id is to change under its connections
 */
export async function updateIntegration(
  ctx: UpdateContext,
  id: string,
  { name, auth, actions }: Changes,
): Promise<IntegrationDetails> {
  if (name === undefined && actions === undefined && !namesAny(auth)) {
    throw invalid('the body: names nothing to change')
  }
  const row = await transact(ctx.db, async (trx) => {
    const present = await trx
      .selectFrom('integration')
      .selectAll()
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!present) throw new MalletError('not_found', { resource: 'integration', id })
    return trx
      .updateTable('integration')
      .set({
        ...(name !== undefined && { name }),
        ...(actions !== undefined && { actions: enabledNames(actions) }),
        ...(auth && (await authChanges(ctx, trx, present, auth))),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  return detailIntegration(ctx, row)
}

/** How long the secret before stays is a default, so it alone changes nothing. */
const namesAny = (auth: AuthChanges | undefined): boolean =>
  auth !== undefined && Object.entries(auth).some(([key, value]) => key !== 'overlapSeconds' && value !== undefined)

async function authChanges(
  ctx: UpdateContext,
  trx: Transaction<Database>,
  present: IntegrationRow,
  { clientId, clientSecret, overlapSeconds, scopes, tokenLifetimeSeconds }: AuthChanges,
): Promise<Updateable<Database['integration']>> {
  if (present.auth_type === 'apiKey') throw invalid('auth: this integration links by API key')
  if (clientId !== undefined && present.client_id !== null && clientId !== present.client_id) {
    await requireUnused(trx, present.id)
  }
  return {
    ...(clientId !== undefined && { client_id: clientId }),
    ...(clientSecret !== undefined && rotated(ctx, present, new Secret(clientSecret), overlapSeconds)),
    ...(scopes !== undefined && { scopes: requestedScopes(scopes) }),
    ...(tokenLifetimeSeconds !== undefined && { token_lifetime_seconds: tokenLifetimeSeconds }),
    // Gong is asked again at once: what it refused may be what has changed.
    ...((clientId ?? clientSecret) !== undefined && { refused_reason: null, refused_at: null }),
  }
}

function rotated(
  ctx: UpdateContext,
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
