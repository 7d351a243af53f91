import type { Parsed } from '@mallet/contract/endpoint'
import type { FlowFolder } from '@mallet/contract/gong/flow'
import type { Gong } from '@mallet/contract/gong/index'
import { SHARED_FOLDER } from '../../world/flows.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { findFlowOwner } from './find-flow-owner.ts'
import { visibilityTo } from './flow-visibility.ts'

/** What Gong writes where there is no id. Recorded live, June 2026. */
const NOBODY = 'null'

/** The flow folders that a user sees. */
export async function listFolders(call: ApiCall, { query }: Parsed<Gong['flows.folders']>) {
  const { id: userId } = findFlowOwner(call, query.flowFolderOwnerEmail)
  const { parentId, workspaceId } = query
  const seen = call.company.world.flows.folders.flatMap((folder): FlowFolder[] => {
    const visibility = folder === SHARED_FOLDER ? 'Shared' : visibilityTo(folder, userId)
    if (!visibility || (parentId !== undefined && folder.parentId !== parentId)) return []
    if (workspaceId !== undefined && (folder.workspaceId ?? workspaceId) !== workspaceId) return []
    const { id, name, parentId: parentFolderId = NOBODY, createdBy: createdById = NOBODY } = folder
    return [{ id, name, parentFolderId, createdById, visibility }]
  })
  const { items, ...page } = await answerRows(call, query, () => seen)
  return { ...page, flowsFolders: items }
}
