import { z } from 'zod'
import type { Scope } from './scopes.ts'

/**
 * What people may who sign in to the dashboard, as scopes of the API. A scope that no row names is for admins, so that a
 * new one opens nothing by itself.
 */
export const roles = {
  viewer: {
    allows: 'See integrations, connections, syncs, records and actions, and run actions that only read',
    scopes: ['integrations:read', 'connections:read', 'syncs:read', 'actions:read', 'records:read'],
  },
  developer: {
    allows: 'Besides, set up integrations, link companies, run syncs and actions; no keys, people or credentials',
    scopes: [
      'api-keys:read',
      'integrations:read',
      'integrations:write',
      'connections:link',
      'connections:read',
      'connections:write',
      'syncs:read',
      'syncs:write',
      'actions:read',
      'actions:write',
      'records:read',
      'proxy:use',
    ],
  },
  admin: { allows: 'Everything, people and keys too', scopes: ['admin'] },
} as const satisfies Readonly<Record<string, { readonly allows: string; readonly scopes: readonly Scope[] }>>

export type Role = keyof typeof roles
const isRole = (text: string): text is Role => Object.hasOwn(roles, text)
export const ROLES: readonly Role[] = Object.keys(roles).filter(isRole)
export const Role = z.enum(ROLES)
