import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import { z } from 'zod'
import type { ReadItem } from './read-items.ts'

/** Each looks at one thing, so that a call whose form is unknown in another place is left out like any other. */
const WithPrivacy = z.object({ metaData: z.object({ isPrivate: z.unknown() }) })
const WithWorkspace = z.object({ metaData: z.object({ workspaceId: z.string() }) })

/** Why a call is not kept; undefined where it is. One that does not say its workspace is in none that was chosen. */
export function whyLeftOut(
  { head }: Pick<ReadItem, 'head'>,
  { privateCalls = false, workspaceIds }: ConnectionSettings,
): 'private' | 'workspace' | undefined {
  if (!privateCalls && WithPrivacy.safeParse(head).data?.metaData.isPrivate === true) return 'private'
  if (!workspaceIds) return undefined
  const workspaceId = WithWorkspace.safeParse(head).data?.metaData.workspaceId
  return workspaceId !== undefined && workspaceIds.includes(workspaceId) ? undefined : 'workspace'
}
