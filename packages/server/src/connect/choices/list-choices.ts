import type { api } from '@mallet/contract/api/index'
import { MODELS } from '@mallet/contract/api/syncs'
import type { Answer } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { Workspace } from '@mallet/contract/gong/workspaces'
import { listWorkspaces } from '../../connections/list-workspaces.ts'
import { type ConnectionRow, loadConnection } from '../../connections/load-connection.ts'
import type { Context } from '../../context.ts'
import type { ConnectSession } from '../sessions/load-connect-session.ts'
import { linkedBy } from './linked-by.ts'

/**
 * What there is to choose of the company that a session has linked: its workspaces as Gong lists them now, or as they
 * were read last where Gong does not, and the models that the integration reads.
 *
 * @throws {@link MalletError} `invalid_input` where nothing was linked yet; `not_found` where it was deleted since
 */
export async function listChoices(
  ctx: Context,
  session: ConnectSession,
): Promise<Answer<(typeof api)['connect.choices']>> {
  const row = await loadConnection(ctx, linkedBy(session))
  const workspaces = (await askWorkspaces(ctx, row)) ?? (await readWorkspaces(ctx, row.id))
  const { since = null, workspaceIds = null, models = null, privateCalls = false } = row.settings
  return {
    workspaces: workspaces.map(({ id, name }) => ({ id, name: name ?? id })),
    models: MODELS.filter((model) => row.integration_syncs?.includes(model) ?? true).map((model) => ({
      model,
      required: false,
    })),
    chosen: { workspaceIds, since, models, privateCalls },
  }
}

async function askWorkspaces(ctx: Context, { id, kind, base_url }: ConnectionRow): Promise<Workspace[] | undefined> {
  try {
    const caller = { connectionId: id, lane: 'interactive' } as const
    return await listWorkspaces((request) => ctx.gateway.request(caller, request), kind, base_url)
  } catch (error) {
    if (!(error instanceof MalletError)) throw error
    return undefined
  }
}

async function readWorkspaces({ db }: Context, connectionId: string): Promise<Workspace[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('sync', 'sync.id', 'record.sync_id')
    .select('data')
    .where('sync.connection_id', '=', connectionId)
    .where('sync.model', '=', 'workspaces')
    .where('record.deleted_at', 'is', null)
    .orderBy('record.id')
    .execute()
  return rows.flatMap(({ data }) => Workspace.safeParse(JSON.parse(data)).data ?? [])
}
