import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import { gong } from '@mallet/contract/gong/index'
import { z } from 'zod'
import { linkAsBrowser } from '../src/cli/link-as-browser.ts'
import type { World } from './open-world.ts'

/** Far above what a test sends, so that nothing waits for a slot. */
export const UNPACED: ConnectionSettings = { callsPerSecond: 10_000 }

const ALL_SCOPES = [...new Set(Object.values(gong).map(({ scope }) => scope))]

/** An integration of the emulator's registered app. */
export async function oauthIntegration(world: World, scopes: readonly string[] = ALL_SCOPES): Promise<string> {
  const { clientId, clientSecret } = world.emulator
  const auth = { type: 'oauth2' as const, clientId, clientSecret, scopes: [...scopes] }
  const { id } = await world.api.call('integrations.create', { body: { name: 'Gong', auth } })
  return id
}

export interface BegunAttempt {
  readonly id: string
  readonly authorizeUrl: string
  /** What the browser that began it keeps. */
  readonly cookies: string[]
  readonly token: string
}

/** What the linking page does first: makes an attempt with a session's token. */
export async function beginAttempt(
  world: World,
  integrationId: string,
  settings?: ConnectionSettings,
): Promise<BegunAttempt> {
  const session = await world.api.call('connectSessions.create', {
    body: { integrationId, customer: { id: 'acme', name: 'Acme Inc.' }, ...(settings && { settings }) },
  })
  const answer = await world.send({
    method: 'POST',
    url: `${world.platform().publicUrl}/connect/attempts`,
    headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
    body: '{}',
    deadlineMs: 30_000,
    maxBytes: 100_000,
  })
  const { id, authorizeUrl } = z.object({ id: z.string(), authorizeUrl: z.string() }).parse(JSON.parse(answer.body))
  return { id, authorizeUrl, cookies: [answer.headers['set-cookie'] ?? ''], token: session.token }
}

/** Links the emulated company through its sign-in and consent pages; the connection's id. */
export async function linkByOAuth(world: World, settings: ConnectionSettings = UNPACED): Promise<string> {
  const attempt = await beginAttempt(world, await oauthIntegration(world), settings)
  const home = world.platform().publicUrl
  await linkAsBrowser(world.send, attempt.authorizeUrl, home, attempt.cookies, world.emulator.techAdmin)
  const { items } = await world.api.call('connections.list', { query: {} })
  const newest = items.at(-1)
  if (!newest) throw new Error('no connection was made')
  return newest.id
}
