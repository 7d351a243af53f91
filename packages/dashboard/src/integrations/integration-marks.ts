import type { Integration } from '@mallet/contract/api/integrations'
import type { Mark } from '../pieces/state-mark.tsx'

/** How an integration stands, the worst first. */
export function markOfIntegration({ state, suspendedAt }: Pick<Integration, 'state' | 'suspendedAt'>): Mark {
  if (suspendedAt !== null) return { word: 'Suspended', icon: 'paused', tone: 'attention' }
  if (state === 'incomplete') return { word: 'Incomplete', icon: 'attention', tone: 'attention' }
  return { word: 'Ready', icon: 'check', tone: 'good' }
}

export const authWords = { oauth2: 'OAuth 2.0', apiKey: 'API key' } as const

/** Gong itself, or something on this machine that plays it. */
export function gongWords({ appUrl }: Integration['gong']): string {
  const { hostname, host } = new URL(appUrl)
  if (hostname === 'app.gong.io') return 'Gong'
  return isLoopback(hostname) ? `Emulator (${host})` : host
}

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
