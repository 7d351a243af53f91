// The element itself came by a script tag; this only listens.
import type { ConnectEvent } from '@mallet/connect'
import { noteEvent } from './gong-card.ts'

const TYPES = ['ready', 'view', 'auth-method-selected', 'oauth-opened', 'waiting', 'connect', 'error', 'close']
for (const type of TYPES) {
  document.addEventListener(`mallet-${type}`, (event) => noteEvent((event as CustomEvent<ConnectEvent>).detail))
}
