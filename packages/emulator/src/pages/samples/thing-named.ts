import type { ThingsAtHand } from './things-at-hand.ts'

/** Which thing a field of a request names, by the field's own name. */
const BY_FIELD: Readonly<Record<string, keyof ThingsAtHand>> = {
  userId: 'user',
  userIds: 'user',
  primaryUser: 'user',
  'manager-id': 'user',
  emails: 'email',
  ownerEmail: 'email',
  organizerEmail: 'email',
  flowOwnerEmail: 'email',
  flowFolderOwnerEmail: 'email',
  flowInstanceOwnerEmail: 'email',
  unassignedByUserEmail: 'email',
  workspaceId: 'workspace',
  'workspace-id': 'workspace',
  callId: 'call',
  callIds: 'call',
  crmEntityId: 'account',
  flowId: 'flow',
  flowIds: 'flow',
  flowInstanceIds: 'flowInstance',
  folderId: 'libraryFolder',
  profileId: 'profile',
  taskId: 'task',
  targetId: 'target',
  meetingId: 'meeting',
  integrationId: 'crmIntegration',
}

/** Parameters of paths that are all called `id`, by the path that they stand in. */
const BY_PATH: readonly (readonly [RegExp, keyof ThingsAtHand])[] = [
  [/^\/v2\/users\/\{/, 'user'],
  [/^\/v2\/calls\/\{id\}\/media$/, 'addedCall'],
  [/^\/v2\/calls\/\{/, 'call'],
  [/^\/v2\/tasks\/\{/, 'task'],
  [/^\/v2\/meetings\/\{/, 'meeting'],
  [/^\/v2\/targets\/\{/, 'target'],
  [/^\/v2\/flows\/prospects\/bulk-assignments\/\{/, 'bulkAssignment'],
]

/** The id that the company has for a parameter of a path; undefined where the example's own may stay. */
export function thingInPath(things: ThingsAtHand, path: string): string | undefined {
  const found = BY_PATH.find(([pattern]) => pattern.test(path))
  return found && things[found[1]]
}

/** The value that the company has for a field of a query or a body; undefined where the example's own may stay. */
export function thingNamed(things: ThingsAtHand, field: string): string | undefined {
  const thing = BY_FIELD[field]
  return thing && things[thing]
}
