import type { Integration } from '@mallet/contract/api/integrations'
import type { Context } from '../context.ts'
import { describeIntegration } from './describe-integration.ts'
import { loadIntegration } from './load-integration.ts'

/** @throws {@link MalletError} `not_found` */
export async function getIntegration(ctx: Context, id: string): Promise<Integration> {
  return describeIntegration(await loadIntegration(ctx, id), ctx.settings)
}
