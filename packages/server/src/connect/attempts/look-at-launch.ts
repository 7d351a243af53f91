import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import type { Context } from '../../context.ts'
import { loadIntegration } from '../../integrations/load-integration.ts'
import { secretHash } from '../../keys/secret-hash.ts'
import { loadConnectSettings } from '../settings/load-connect-settings.ts'
import { openLaunch } from './open-launch.ts'

/** A person reads what is to be confirmed, which a minute may be too short for. */
const READING_MS = 5 * 60_000

/**
 * What a launch address would link, for somebody who has to confirm it. Its code stays good and, from the first look on,
 * for as long as that takes to read.
 *
 * @throws {@link MalletError} `launch_expired`
 */
export async function lookAtLaunch(ctx: Context, code: string): Promise<Answer<(typeof api)['connect.launch.look']>> {
  const { id, integration_id, customer, expires_at } = await openLaunch(ctx, code)
  const until = Math.min(expires_at.getTime(), ctx.clock.now().getTime() + READING_MS)
  await ctx.db
    .updateTable('connect_attempt')
    .set({ launch_until: new Date(until) })
    .where('id', '=', id)
    .where('launch_hash', '=', secretHash(code))
    .execute()
  const { appName } = await loadConnectSettings(ctx.db)
  const { name } = await loadIntegration(ctx, integration_id)
  return { appName, customer: customer && { name: customer.name }, integration: { name } }
}
