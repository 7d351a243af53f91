import type { Me } from '@mallet/contract/api/dashboard-access'
import { isMalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { checkSession } from './check-session.ts'
import { describeMe } from './describe-me.ts'
import { isSetUp } from './is-set-up.ts'

/** What the dashboard shows first. A session that has ended is as good as none. */
export async function dashboardState(
  ctx: Context,
  sessionSecret: string | undefined,
): Promise<{ setUp: boolean; oidc: { name: string } | null; me: Me | null }> {
  const { oidc } = ctx.access
  return {
    setUp: await isSetUp(ctx),
    oidc: oidc ? { name: oidc.name } : null,
    me: sessionSecret === undefined ? null : await meOf(ctx, sessionSecret),
  }
}

async function meOf(ctx: Context, sessionSecret: string): Promise<Me | null> {
  try {
    return describeMe(await checkSession(ctx, sessionSecret))
  } catch (error) {
    if (isMalletError(error, 'not_signed_in')) return null
    throw error
  }
}
