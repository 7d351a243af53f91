import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../../context.ts'
import type { ConnectSession } from './load-connect-session.ts'
import { lifetimeSeconds } from './session-lifetime.ts'
import { storeConnectSession } from './store-connect-session.ts'

/** More than a person would send, and few enough that a token that leaked fills nothing. */
const MOST_LINKS = 20

/**
 * Makes a link to the same right, for somebody else. Of all that were made from one session, and of that session itself,
 * one links; see `useConnectSession`.
 *
 * @throws {@link MalletError} `session_expired` where it has linked already; `forbidden` where it began at Gong, since
 *   whoever installs there may sign in there; `link_limit`
 */
export async function shareConnectSession(
  ctx: Context,
  session: ConnectSession,
): Promise<{ url: string; expiresAt: string }> {
  if (session.linked_at !== null) throw new MalletError('session_expired', {})
  if (!mayShare(session)) {
    const message = 'A link that began at Gong is for whoever opened it.'
    throw new MalletError('forbidden', { scope: 'connections:link' }, { message })
  }
  const root = session.parent_id ?? session.id
  const made = await ctx.db
    .selectFrom('connect_session')
    .select(({ fn }) => fn.countAll<string>().as('links'))
    .where('parent_id', '=', root)
    .executeTakeFirst()
  if (Number(made?.links ?? 0) >= MOST_LINKS) throw new MalletError('link_limit', { limit: MOST_LINKS })
  const { url, expiresAt } = await storeConnectSession(ctx, lifetimeSeconds('link'), {
    kind: 'link',
    integration_ids: session.integration_ids,
    connection_id: session.connection_id,
    customer: JSON.stringify(session.customer),
    settings: JSON.stringify(session.settings),
    tags: session.tags,
    metadata: JSON.stringify(session.metadata),
    preset: JSON.stringify(session.preset),
    configure: session.configure,
    language: session.language,
    theme: session.theme,
    // Whoever gets the link need not have an account there.
    return_url: null,
    allowed_origins: session.allowed_origins,
    multiple: session.multiple,
    parent_id: root,
  })
  return { url, expiresAt }
}

export const mayShare = ({ kind }: Pick<ConnectSession, 'kind'>): boolean => kind !== 'install'
