import type { Endpoint } from '../endpoint.ts'
import { actions } from './actions.ts'
import { apiKeys } from './api-keys.ts'
import { connect } from './connect.ts'
import { connections } from './connections.ts'
import { integrations } from './integrations.ts'
import { platform } from './platform.ts'
import { records } from './records.ts'
import type { Access } from './scopes.ts'
import { syncs } from './syncs.ts'

/** Every endpoint that Mallet serves. A row whose scope is not one of `scopes.ts` does not compile. */
export const api = {
  ...platform,
  ...apiKeys,
  ...integrations,
  ...connect,
  ...connections,
  ...syncs,
  ...records,
  ...actions,
} satisfies Readonly<Record<string, Endpoint & { readonly scope: Access }>>
export type Api = typeof api
