import type { ApiKeyCredentials } from '@mallet/contract/api/attempt'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import type { Context } from '../context.ts'
import type { Once } from '../idempotency/answer-once.ts'
import { makeId } from '../make-id.ts'
import { type IntegrationInput, insertIntegration } from './create-integration.ts'
import { getIntegration } from './get-integration.ts'
import { holdKeyPair } from './hold-key-pair.ts'

/**
 * Sets up an integration by API key together with the connection of its own key pair: both, or neither.
 *
 * @throws {@link MalletError} what a test call with the pair tells; `invalid_input`
 */
export async function createWithKeyPair(
  ctx: Context,
  input: IntegrationInput,
  pair: ApiKeyCredentials,
  once: Pick<Once, 'keep'>,
): Promise<IntegrationDetails> {
  const id = makeId('int', ctx)
  await holdKeyPair(ctx, { id, name: input.name, ownConnectionId: null }, pair, {
    first: (trx) => insertIntegration({ ...ctx, db: trx }, id, input),
    last: (trx) => once.keep(trx, (inside) => getIntegration(inside, id)),
  })
  return getIntegration(ctx, id)
}
