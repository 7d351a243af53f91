import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { type PermissionProfile, RIGHTS } from '@mallet/contract/gong/permission-profile'
import { makeObjectId } from '../../make-object-id.ts'
import type { ApiCall } from '../api-call.ts'
import { findWorkspace } from '../find-workspace.ts'
import { Refusal } from '../refusal.ts'
import { mergeProfile } from './merge-profile.ts'
import { refuseTakenName } from './refuse-taken-name.ts'

/**
 * Makes a profile with an id of its own, whatever id was sent; access that is not sent is none, and rights are false.
 * Throws `Refusal` 400 for an unknown workspace or no name, 422 for a name that is taken.
 */
export function createProfile(call: ApiCall, { query, body }: Parsed<Gong['permissions.createProfile']>) {
  const { workspaceId } = query
  const { company, context, requestId } = call
  findWorkspace(call, workspaceId)
  if (!body.name) throw new Refusal(400, ['name: must not be null'])
  if (body.libraryFolderAccess && !body.libraryFolderAccess.permissionLevel) {
    throw new Refusal(400, ['libraryFolderAccess.permissionLevel: must not be null'])
  }
  refuseTakenName(call, body.name, workspaceId)
  const id = makeObjectId(context.random)
  const profile = mergeProfile({ id, ...noRights() }, body)
  company.state().permissions.profiles[id] = { workspaceId, profile }
  context.state.save()
  return { requestId, profile }
}

function noRights(): Omit<PermissionProfile, 'id'> {
  const none = () => ({ permissionLevel: 'none', teamLeadIds: null })
  return {
    name: null,
    description: null,
    callsAccess: none(),
    libraryFolderAccess: {
      permissionLevel: 'none',
      libraryFolderIds: null,
      managePublicFolder: false,
      manageStreams: false,
      manageFolderCalls: false,
      shareFoldersAndStreams: false,
    },
    dealsAccess: none(),
    forecastPermissions: { forecastAccess: none(), forecastEditSubmissions: none(), forecastEditTargets: none() },
    coachingAccess: none(),
    insightsAccess: none(),
    usageAccess: none(),
    emailsAccess: none(),
    ...Object.fromEntries(RIGHTS.map((right) => [right, false])),
  }
}
