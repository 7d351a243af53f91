import { isMalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Foundation } from '../foundation.ts'
import { clientSecretOf } from './client-secret-of.ts'
import type { IntegrationRow } from './load-integration.ts'

/** The secrets that Gong may know for an integration. */
export interface ClientSecrets {
  readonly present: Secret
  /** The one that was replaced, within its overlap. */
  readonly previous: Secret | undefined
}

/** @throws {@link MalletError} `undecryptable`; `missing_key` */
export const clientSecretsOf = (
  ctx: Pick<Foundation, 'vault' | 'clock'>,
  integration: IntegrationRow,
): ClientSecrets => ({
  present: clientSecretOf(ctx, integration),
  previous: isInOverlap(integration, ctx.clock.now())
    ? ctx.vault.open({ owner: integration.id, field: 'client_secret_before' }, integration.client_secret_before ?? '')
    : undefined,
})

/** Whether the secret before may still be used. */
export const isInOverlap = (
  row: Pick<IntegrationRow, 'client_secret_before' | 'client_secret_before_until'>,
  now: Date,
): boolean =>
  row.client_secret_before !== null && row.client_secret_before_until !== null && row.client_secret_before_until > now

/**
 * Asks with the present secret, and with the one before where Gong refuses the client. It looks at the client before it
 * looks at a code or token, so neither is used up by the refusal.
 *
 * @param deadlineMs for both together
 * @throws what `ask` throws
 */
export async function withEitherSecret<T>(
  { present, previous }: ClientSecrets,
  deadlineMs: number,
  ask: (clientSecret: Secret, deadlineMs: number) => Promise<T>,
): Promise<{ result: T; worked: 'present' | 'previous' }> {
  const endMs = performance.now() + deadlineMs
  try {
    return { result: await ask(present, deadlineMs), worked: 'present' }
  } catch (error) {
    const leftMs = Math.floor(endMs - performance.now())
    if (previous === undefined || leftMs < 1 || !isMalletError(error, 'invalid_client')) throw error
    return { result: await ask(previous, leftMs), worked: 'previous' }
  }
}

/** Ends the overlap once the present secret has worked, unless it was replaced meanwhile. */
export async function endOverlap(
  db: Kysely<Database>,
  { id, client_secret, client_secret_before }: IntegrationRow,
  worked: 'present' | 'previous',
): Promise<void> {
  if (client_secret_before === null || worked === 'previous') return
  await db
    .updateTable('integration')
    .set({ client_secret_before: null, client_secret_before_until: null })
    .where('id', '=', id)
    .where('client_secret', '=', client_secret)
    .execute()
}
