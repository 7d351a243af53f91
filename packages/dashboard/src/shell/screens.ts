import type { Scope } from '@mallet/contract/api/scopes'
import type { IconName } from '../pieces/icon.tsx'

/** What the navigation offers, in the order of use. `key` goes there after a g. */
export const screens = [
  { to: '/', title: 'Getting started', icon: 'start', key: 's', scope: 'integrations:read' },
  { to: '/integrations', title: 'Integrations', icon: 'plug', key: 'i', scope: 'integrations:read' },
  { to: '/connections', title: 'Connections', icon: 'link', key: 'c', scope: 'connections:read' },
  { to: '/connect', title: 'Connect', icon: 'window', key: 'o', scope: 'integrations:read' },
  { to: '/people', title: 'People', icon: 'people', key: 'p', scope: 'people:read' },
] as const satisfies readonly { to: string; title: string; icon: IconName; key: string; scope: Scope }[]
