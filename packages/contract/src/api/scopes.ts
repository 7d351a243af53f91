import { z } from 'zod'

/**
 * What an API key may be allowed. A scope that is `ofConnections` can be limited to some of them; the others reach the
 * whole of a Mallet, so a limited key cannot carry them.
 */
export const scopes = {
  admin: { ofConnections: false, allows: 'Everything but credentials:read, and what later versions add' },
  'api-keys:read': { ofConnections: false, allows: 'List the API keys' },
  'api-keys:write': { ofConnections: false, allows: 'Make keys that may no more than this one, and revoke keys' },
  'people:read': { ofConnections: false, allows: 'List who may sign in to the dashboard' },
  'people:write': { ofConnections: false, allows: 'Invite people, change their roles, disable and delete them' },
  'integrations:read': { ofConnections: false, allows: 'Read the integrations, without their secrets' },
  'integrations:write': { ofConnections: false, allows: 'Set up, change, suspend, resume and delete integrations' },
  'connections:link': { ofConnections: false, allows: 'Link companies: make connect sessions, link by API key' },
  'connections:read': { ofConnections: true, allows: 'Read connections and how they stand' },
  'connections:write': { ofConnections: true, allows: 'Change, suspend, resume and delete connections' },
  'syncs:read': { ofConnections: true, allows: 'Read how syncs and runs stand' },
  'syncs:write': { ofConnections: true, allows: 'Trigger, pause, resume, cancel and reset syncs' },
  'actions:read': { ofConnections: true, allows: 'See the catalogue, and run actions that only read' },
  'actions:write': { ofConnections: true, allows: 'Run actions that change something in Gong' },
  'records:read': { ofConnections: true, allows: 'Read records' },
  'credentials:read': {
    ofConnections: true,
    isExtra: true,
    allows: 'Read the credentials of connections in the clear, where that is turned on; each time is on record',
  },
  'proxy:use': { ofConnections: true, allows: "Send requests of one's own to Gong" },
} as const satisfies Readonly<
  Record<string, { readonly ofConnections: boolean; readonly isExtra?: true; readonly allows: string }>
>

export type Scope = keyof typeof scopes

/**
 * `public` needs nothing; `connect-session` is a session token instead of a key; `dashboard-session` is the cookie of
 * whoever signed in, whatever their role.
 */
export type Access = Exclude<Scope, 'admin'> | 'public' | 'connect-session' | 'dashboard-session'

const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text)
export const SCOPES: readonly Scope[] = Object.keys(scopes).filter(isScope)
export const Scope = z.enum(SCOPES)

/** A scope that no other contains and that nobody gets without its being named: `admin` may give it, and has it not. */
export const isExtraScope = (scope: string): boolean => isScope(scope) && 'isExtra' in scopes[scope]

/** What a key that is limited to connections can carry, unless other scopes are named. */
export const connectionScopes: readonly Scope[] = SCOPES.filter(
  (scope) => scopes[scope].ofConnections && !isExtraScope(scope),
)
