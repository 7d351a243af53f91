import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { ConnectScreen } from './connect/connect-screen.tsx'
import { ConnectionList } from './connections/connection-list.tsx'
import { ConnectionScreen } from './connections/connection-screen.tsx'
import { ConnectionSearch } from './connections/connection-search.ts'
import { CONNECTION_TABS } from './connections/connection-tabs.ts'
import { ImportConnection } from './connections/import-connection.tsx'
import { NewConnection } from './connections/new-connection.tsx'
import { GettingStarted } from './getting-started/getting-started.tsx'
import { IntegrationList } from './integrations/integration-list.tsx'
import { IntegrationScreen } from './integrations/integration-screen.tsx'
import { INTEGRATION_TABS } from './integrations/integration-tabs.ts'
import { NewIntegration } from './integrations/new-integration.tsx'
import { AccountScreen } from './people/account-screen.tsx'
import { PeopleScreen } from './people/people-screen.tsx'
import { BrokenScreen, NoSuchScreen } from './shell/broken.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchScreen, errorComponent: BrokenScreen })

const getParentRoute = () => root

// Each stands by itself: inside the list below its types would be lost.
const started = createRoute({ getParentRoute, path: '/', component: GettingStarted })
const integrations = createRoute({ getParentRoute, path: '/integrations', component: IntegrationList })
const newIntegration = createRoute({ getParentRoute, path: '/integrations/new', component: NewIntegration })
const integration = createRoute({
  getParentRoute,
  path: '/integrations/$id',
  component: IntegrationScreen,
  validateSearch: z.object({ tab: z.enum(INTEGRATION_TABS).optional().catch(undefined) }),
})
const connections = createRoute({
  getParentRoute,
  path: '/connections',
  component: ConnectionList,
  validateSearch: ConnectionSearch,
})
const newConnection = createRoute({
  getParentRoute,
  path: '/connections/new',
  component: NewConnection,
  validateSearch: z.object({ integration: z.string().max(200).optional().catch(undefined) }),
})
const importConnection = createRoute({ getParentRoute, path: '/connections/import', component: ImportConnection })
const connection = createRoute({
  getParentRoute,
  path: '/connections/$id',
  component: ConnectionScreen,
  validateSearch: z.object({ tab: z.enum(CONNECTION_TABS).optional().catch(undefined) }),
})
const connect = createRoute({ getParentRoute, path: '/connect', component: ConnectScreen })
const people = createRoute({ getParentRoute, path: '/people', component: PeopleScreen })
const account = createRoute({ getParentRoute, path: '/account', component: AccountScreen })

const tree = root.addChildren([
  started,
  integrations,
  newIntegration,
  integration,
  connections,
  newConnection,
  importConnection,
  connection,
  connect,
  people,
  account,
])

/** Which address shows which screen. What stands in the query is text, as people write it. */
export const router = createRouter({
  routeTree: tree,
  basepath: '/dashboard',
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
    return query.size > 0 ? `?${query}` : ''
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
