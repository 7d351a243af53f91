import { CODE_PREFIXES } from '@mallet/contract/api/dashboard-access'
import type { Person } from '@mallet/contract/api/people'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { keepCode } from '../dashboard/one-time-code.ts'
import { transact } from '../db/transact.ts'
import { makeSecret } from '../make-id.ts'
import { getPerson } from './describe-person.ts'

const LIFETIME_MS = 7 * 24 * 3_600_000

export type Invited = Person & { readonly invitation: { readonly url: string; readonly expiresAt: string } }

/**
 * A link with which this person chooses a password, once and within 7 days. Those made before are worth nothing.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` for somebody who is disabled
 */
export const makeLink = (ctx: Context, id: string): Promise<Invited> =>
  transact(ctx.db, (trx) => putLink({ ...ctx, db: trx }, id))

/** The same inside a transaction. */
export async function putLink(ctx: Context, id: string): Promise<Invited> {
  const { status } = await getPerson(ctx, id)
  if (status === 'disabled') {
    const issues = ['id: this person is disabled; enable them first with PATCH /v1/people/{id}']
    throw new MalletError('invalid_input', { issues })
  }
  await ctx.db.deleteFrom('dashboard_code').where('user_id', '=', id).execute()
  const code = makeSecret(CODE_PREFIXES.invitation, ctx)
  const expiresAt = await keepCode(ctx, code, 'invitation', LIFETIME_MS, id)
  const url = `${ctx.settings.publicUrl}/dashboard#${code}`
  return { ...(await getPerson(ctx, id)), invitation: { url, expiresAt: expiresAt.toISOString() } }
}
