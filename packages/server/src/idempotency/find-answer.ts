import { MalletError } from '@mallet/contract/errors'
import type { Foundation } from '../foundation.ts'
import { asksTheSame, idOf, KEPT_MS, type RepeatableRequest } from './repeatable-request.ts'

/**
 * The JSON text that this request was answered with before, if it was within the last 24 hours.
 *
 * @throws {@link MalletError} `idempotency_key_reused` where another request had its key; `not_found` where what it made
 *   is erased
 */
export async function findAnswer(
  ctx: Pick<Foundation, 'db' | 'clock' | 'vault'>,
  request: RepeatableRequest,
): Promise<string | undefined> {
  const id = idOf(request)
  const row = await ctx.db
    .selectFrom('idempotent_answer')
    .select(['request_mac', 'made', 'answer'])
    .where('id', '=', id)
    .where('kept_at', '>', new Date(ctx.clock.now().getTime() - KEPT_MS))
    .executeTakeFirst()
  if (!row) return undefined
  if (!asksTheSame(ctx, request, row.request_mac)) throw new MalletError('idempotency_key_reused', {})
  if (row.answer === null) {
    const message = 'What the first request with this Idempotency-Key made has been deleted since.'
    const [resource = ''] = request.endpoint.split('.')
    throw new MalletError('not_found', { resource, id: row.made }, { message })
  }
  return ctx.vault.open({ owner: id, field: 'answer' }, row.answer).reveal()
}
