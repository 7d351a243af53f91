import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import type { Context } from '../context.ts'
import { detailIntegration } from './describe-integration.ts'
import { loadIntegration } from './load-integration.ts'

/** @throws {@link MalletError} `not_found` */
export async function getIntegration(ctx: Context, id: string): Promise<IntegrationDetails> {
  return detailIntegration(ctx, await loadIntegration(ctx, id))
}
