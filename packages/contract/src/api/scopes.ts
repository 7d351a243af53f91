import { z } from 'zod'

/**
 * What an API key may be allowed. A scope that is `ofConnections` can be limited to some of them; the others reach the
 * whole of a Mallet, so a limited key cannot carry them.
 */
export const scopes = {
  admin: { ofConnections: false, allows: 'Everything, and what later versions add' },
  'api-keys:read': { ofConnections: false, allows: 'List the API keys' },
  'api-keys:write': { ofConnections: false, allows: 'Make keys that may no more than this one, and revoke keys' },
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
  'proxy:use': { ofConnections: true, allows: "Send requests of one's own to Gong" },
} as const satisfies Readonly<Record<string, { readonly ofConnections: boolean; readonly allows: string }>>

export type Scope = keyof typeof scopes

/** `public` needs nothing; `connect-session` is a session token instead of a key. */
export type Access = Exclude<Scope, 'admin'> | 'public' | 'connect-session'

const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text)
export const SCOPES: readonly Scope[] = Object.keys(scopes).filter(isScope)
export const Scope = z.enum(SCOPES)

/** What a key that is limited to connections can carry. */
export const connectionScopes: readonly Scope[] = SCOPES.filter((scope) => scopes[scope].ofConnections)
