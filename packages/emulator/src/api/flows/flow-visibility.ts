import type { FLOW_VISIBILITIES } from '@mallet/contract/gong/flow'

type Visibility = (typeof FLOW_VISIBILITIES)[number]

/** How a flow or a folder looks to a user; undefined where it does not show. */
export function visibilityTo(
  { ownerId, sharedWith = [] }: { readonly ownerId?: string; readonly sharedWith?: readonly string[] },
  userId: string,
): Visibility | undefined {
  if (ownerId === undefined) return 'Company'
  if (ownerId === userId) return 'Personal'
  return sharedWith.includes(userId) ? 'Shared' : undefined
}
