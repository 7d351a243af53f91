import type { Foundation } from '../foundation.ts'
import type { IntegrationRow } from './load-integration.ts'

/** Where the token endpoint turned out to want its parameters, so that the next request puts them there at once. */
export async function rememberTokenParameters(
  ctx: Pick<Foundation, 'db'>,
  integration: Pick<IntegrationRow, 'id' | 'token_parameters_in'>,
  tokenParametersIn: 'form' | 'query',
): Promise<void> {
  if (integration.token_parameters_in === tokenParametersIn) return
  await ctx.db
    .updateTable('integration')
    .set({ token_parameters_in: tokenParametersIn })
    .where('id', '=', integration.id)
    .execute()
}
