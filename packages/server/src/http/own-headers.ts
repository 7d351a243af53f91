import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Drain } from './drain.ts'
import { STRICT_TRANSPORT } from './security-headers.ts'

/** What every answer says of Mallet, whoever made its body. */
export function ownHeaders({ id }: FastifyRequest, ctx: Context | undefined, drain: Drain): Record<string, string> {
  return {
    'x-request-id': id,
    // Which time instants in answers are to be compared with: not the reader's, where an emulator's clock is followed.
    ...(ctx && { 'x-mallet-now': ctx.clock.now().toISOString() }),
    ...transportHeader(ctx),
    ...(drain.isUnderWay() && { connection: 'close' }),
  }
}

/** Only the address that browsers use can promise https. */
export const transportHeader = (ctx: Context | undefined): Record<string, string> =>
  ctx?.settings.publicUrl.startsWith('https:') ? { 'strict-transport-security': STRICT_TRANSPORT } : {}
