import type { Endpoint } from '../endpoint.ts'
import { actions } from './actions.ts'
import { apiKeys } from './api-keys.ts'
import { connectPage } from './connect-page.ts'
import { connectSessions } from './connect-sessions.ts'
import { connectSettings } from './connect-settings.ts'
import { connections } from './connections.ts'
import { dashboardAccess } from './dashboard-access.ts'
import { integrations } from './integrations.ts'
import { people } from './people.ts'
import { platform } from './platform.ts'
import { records } from './records.ts'
import type { Access } from './scopes.ts'
import { syncs } from './syncs.ts'

/** Every endpoint that Mallet serves. A row whose scope is not one of `scopes.ts` does not compile. */
export const api = {
  ...platform,
  ...dashboardAccess,
  ...people,
  ...apiKeys,
  ...integrations,
  ...connectSessions,
  ...connectSettings,
  ...connectPage,
  ...connections,
  ...syncs,
  ...records,
  ...actions,
} satisfies Readonly<Record<string, Endpoint & { readonly scope: Access }>>
export type Api = typeof api
