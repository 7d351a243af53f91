import { CODE_PREFIXES } from '@mallet/contract/api/dashboard-access'

type WayIn = keyof typeof CODE_PREFIXES

export interface AddressCode {
  readonly way: WayIn
  readonly code: string
}

/**
 * The one-time code of the address that was opened, taken out of it at once: what stays in an address stays in the
 * history, and is sent on by whoever shares it.
 */
export function takeCodeOfAddress({
  location,
  history,
}: Pick<Window, 'location' | 'history'>): AddressCode | undefined {
  const code = location.hash.slice(1)
  for (const [way, prefix] of Object.entries(CODE_PREFIXES)) {
    if (!code.startsWith(`${prefix}_`) || !isWayIn(way)) continue
    history.replaceState(history.state, '', location.pathname + location.search)
    return { way, code }
  }
  return undefined
}

const isWayIn = (name: string): name is WayIn => Object.hasOwn(CODE_PREFIXES, name)
