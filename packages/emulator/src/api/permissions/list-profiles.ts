import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { findWorkspace } from '../find-workspace.ts'
import { profilesOf } from './profiles-of.ts'

/** The profiles of a workspace, by name. Throws `Refusal` 400 for a workspace that is not there. */
export function listProfiles(call: ApiCall, { query }: Parsed<Gong['permissions.listProfiles']>) {
  findWorkspace(call, query.workspaceId)
  return {
    requestId: call.requestId,
    profiles: profilesOf(call.company)
      .filter(({ workspaceId }) => workspaceId === query.workspaceId)
      .map(({ profile }) => profile)
      .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en')),
  }
}
