import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import { isMalletError } from '@mallet/contract/errors'
import { scopes } from '@mallet/contract/gong/scopes'
import { reasonOf } from '../../connections/describe-connection.ts'
import { loadConnection } from '../../connections/load-connection.ts'
import type { Context } from '../../context.ts'
import { type IntegrationRow, loadIntegration } from '../../integrations/load-integration.ts'
import { missingParts } from '../../integrations/missing-parts.ts'
import { requireLinkable } from '../../integrations/require-linkable.ts'
import { describeAttempt } from '../attempts/describe-attempt.ts'
import { loadConnectSettings } from '../settings/load-connect-settings.ts'
import type { ConnectSession } from './load-connect-session.ts'
import { mayShare } from './share-connect-session.ts'

type Shown = Answer<(typeof api)['connect.session']>

/**
 * What the linking page shows, and where it stands if it was loaded before.
 *
 * @throws {@link MalletError} `integration_suspended` or `integration_incomplete`, where nothing can be linked any more
 */
export async function showConnectSession(ctx: Context, session: ConnectSession): Promise<Shown> {
  const settings = await loadConnectSettings(ctx.db)
  const integrations = await Promise.all(session.integration_ids.map((id) => loadIntegration(ctx, id)))
  const offered = session.linked_at === null ? linkableOf(integrations) : integrations
  return {
    id: session.id,
    appName: settings.appName,
    customer: session.customer && { name: session.customer.name },
    repair: await describeRepair(ctx, session),
    integrations: offered.map((integration) => describeOffer(ctx, integration)),
    preset: session.preset,
    configure: session.configure,
    mayShare: mayShare(session) && session.linked_at === null,
    status: session.linked_at === null ? 'open' : 'linked',
    connectionId: session.linked_connection_id,
    attempt: await latestAttempt(ctx, session),
    language: session.language,
    theme: { ...settings.theme, ...(session.theme !== null && { mode: session.theme }) },
    returnUrl: session.return_url,
    supportUrl: settings.supportUrl,
    privacyUrl: settings.privacyUrl,
    allowedOrigins: session.allowed_origins ?? settings.allowedOrigins,
    expiresAt: session.expires_at.toISOString(),
  }
}

/** Those that were suspended meanwhile go; where none is left, why is said. */
function linkableOf(integrations: readonly IntegrationRow[]): readonly IntegrationRow[] {
  const linkable = integrations.filter((row) => row.suspended_at === null && missingParts(row).length === 0)
  const [first] = integrations
  if (linkable.length === 0 && first) requireLinkable(first)
  return linkable
}

const describeOffer = ({ settings }: Context, integration: IntegrationRow): Shown['integrations'][number] => ({
  id: integration.id,
  name: integration.name,
  authType: integration.auth_type,
  scopes: integration.scopes.map((scope) => ({ scope, description: scopes[scope] ?? scope })),
  gongAppUrl: integration.app_url,
  helpUrl: `${settings.publicUrl}/help/${integration.id}`,
})

async function describeRepair(ctx: Context, { connection_id }: ConnectSession): Promise<Shown['repair']> {
  if (connection_id === null) return null
  try {
    return { connectionId: connection_id, reason: reasonOf(await loadConnection(ctx, connection_id)) }
  } catch (error) {
    // Deleted after it was linked again.
    if (!isMalletError(error, 'not_found')) throw error
    return { connectionId: connection_id, reason: null }
  }
}

async function latestAttempt({ db, clock }: Context, session: ConnectSession): Promise<Shown['attempt']> {
  const row = await db
    .selectFrom('connect_attempt')
    .selectAll()
    .where('session_id', '=', session.id)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? describeAttempt(row, clock.now()) : null
}
