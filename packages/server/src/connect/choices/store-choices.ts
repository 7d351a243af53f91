import type { Configuration } from '@mallet/contract/api/connect-page'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import { MalletError } from '@mallet/contract/errors'
import { sql, type Transaction } from 'kysely'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/schema.ts'
import { endUnreadRuns } from '../../syncs/end-unread-runs.ts'

/**
 * Keeps what was chosen of a company, and lets it be read from now on. What was not asked for is as if it was never said.
 *
 * @param configuration undefined leaves the settings as they are
 * @throws {@link MalletError} `not_found` where it was deleted meanwhile; `invalid_input`
 */
export async function storeChoices(
  ctx: Pick<Context, 'queue' | 'clock'>,
  trx: Transaction<Database>,
  connectionId: string,
  configuration: Configuration | undefined,
): Promise<void> {
  if (configuration) refuseImpossible(configuration)
  const chosen = configuration && settingsOf(configuration)
  const stored = await trx
    .updateTable('connection')
    .set({ reads_from: null })
    .$if(chosen !== undefined, (query) =>
      query.set({ settings: sql<string>`(settings - ${[...CHOSEN]}::text[]) || ${JSON.stringify(chosen)}::jsonb` }),
    )
    .where('id', '=', connectionId)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!stored) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  if (chosen?.models) await endUnreadRuns(ctx, trx, { connectionId })
}

const CHOSEN = [
  'since',
  'workspaceIds',
  'models',
  'privateCalls',
] as const satisfies readonly (keyof ConnectionSettings)[]

/** As the settings of a connection have it: what is the default is not there. */
const settingsOf = ({ since, workspaceIds, models, privateCalls }: Configuration): ConnectionSettings => ({
  ...(since !== null && { since }),
  ...(workspaceIds !== null && { workspaceIds }),
  ...(models !== null && { models }),
  ...(privateCalls && { privateCalls }),
})

/** Gong is asked for a transcript by its call. */
function refuseImpossible({ models }: Configuration): void {
  if (models?.includes('transcripts') && !models.includes('calls')) {
    throw new MalletError('invalid_input', { issues: ['configuration.models: transcripts are read with calls only'] })
  }
}
