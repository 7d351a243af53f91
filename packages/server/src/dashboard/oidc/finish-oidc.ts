import type { Context } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { useCode } from '../one-time-code.ts'
import { type Entry, startSession, type Visitor } from '../start-session.ts'
import { flowCode, flowOf, OIDC_CALLBACK_PATH } from './begin-oidc.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { oidcRefusal } from './oidc.ts'

export interface OidcCallback {
  /** The query of the callback, as it came. */
  readonly search: string
  readonly state: string
  /** What this browser kept; undefined where it did not begin here. */
  readonly browserSecret: string | undefined
}

/**
 * Finishes a sign-in by OIDC in the browser that began it. The state is used up before the provider is asked.
 *
 * @throws {@link MalletError} `oidc_failed`, with the reason
 */
export async function finishOidc(
  ctx: Context,
  { search, state, browserSecret }: OidcCallback,
  visitor: Visitor,
): Promise<Entry> {
  const { oidc } = ctx.access
  if (!oidc) throw oidcRefusal('provider_failed')
  if (browserSecret === undefined || !(await useCode(ctx, flowCode(browserSecret, state), 'oidc'))) {
    throw oidcRefusal('other_browser')
  }
  const callback = new URL(`${ctx.settings.publicUrl}${OIDC_CALLBACK_PATH}${search}`)
  const identity = await oidc.finish(callback, flowOf(ctx, browserSecret, state))
  return transact(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const id = await findOrMakePerson(inside, oidc, identity)
    return startSession(inside, id, 'oidc', visitor)
  })
}
