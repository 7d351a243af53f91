import type { Parsed } from '@mallet/contract/endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { refuseNothing } from '../refuse-nothing.ts'
import { libraryListing } from './library-listing.ts'

/**
 * The folders of one workspace, parents before children.
 *
 * @throws Refusal 400 without a workspace where there are several, 404 for one that has no folders
 */
export function listFolders(call: ApiCall, { query }: Parsed<Gong['library.folders']>) {
  const { workspaces } = call.company.world
  const { workspaceId } = query
  if (workspaceId === undefined && workspaces.length > 1) throw new Refusal(400, ['workspaceId: must not be null'])
  const folders = libraryListing(call)
    .filter(({ folder }) => workspaceId === undefined || folder.workspaceId === workspaceId)
    .map(({ folder: { id, name, parentId, createdBy }, updated }) => ({
      id,
      name,
      parentFolderId: parentId,
      createdBy,
      updated,
    }))
  return { requestId: call.requestId, folders: refuseNothing(call, folders, gong['library.folders']) }
}
