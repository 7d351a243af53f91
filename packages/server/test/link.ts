import { Attempt } from '@mallet/contract/api/attempt'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import { oauth } from '@mallet/contract/gong/oauth'
import { z } from 'zod'
import { syncScopes } from '../src/syncs/sync-scopes.ts'
import { ask, type Reach } from './ask.ts'
import { cookiesOf, decideAtGong } from './browser.ts'
import type { World } from './open-world.ts'

/** Far above what a test sends, so that nothing waits for a slot. */
export const UNPACED: ConnectionSettings = { callsPerSecond: 10_000 }

export const ALL_SCOPES = syncScopes

/** What linking needs of a world; the platform may run in another process. */
export type Linkable = Reach & Pick<World, 'emulator' | 'api'>

export interface IntegrationChanges {
  readonly scopes?: readonly string[]
  readonly clientSecret?: string
  /** Where Gong is, if not at the emulator itself. */
  readonly appUrl?: string
}

/** An integration of the emulator's registered app. */
export async function oauthIntegration(world: Linkable, changes: IntegrationChanges = {}): Promise<string> {
  const { scopes = ALL_SCOPES, clientSecret = world.emulator.clientSecret, appUrl } = changes
  const auth = { type: 'oauth2' as const, clientId: world.emulator.clientId, clientSecret, scopes: [...scopes] }
  const body = { name: 'Gong', auth, ...(appUrl !== undefined && { gong: { appUrl } }) }
  const { id } = await world.api.call('integrations.create', { body })
  return id
}

/** A connect session of a customer; the token that the linking page gets. */
export async function openSession(
  world: Linkable,
  integrationId: string,
  settings: ConnectionSettings = UNPACED,
): Promise<string> {
  const { token } = await world.api.call('connectSessions.create', {
    body: { integrationId, customer: { id: 'acme', name: 'Acme Inc.' }, settings, multiple: true, configure: false },
  })
  return token
}

export interface BegunAttempt {
  readonly id: string
  readonly authorizeUrl: string
  /** What led the browser there, and is used up. */
  readonly launchCode: string
  /** What the browser that launched it keeps. */
  readonly cookies: string[]
  readonly token: string
}

const Begun = z.object({ id: z.string(), launchUrl: z.string() })
const Launched = z.object({ authorizeUrl: z.string() })

/** What the linking page does first: makes an attempt with its session's token. */
export async function createAttempt(world: Linkable, token: string, more: object = {}) {
  const answer = await ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json: more })
  const { id, launchUrl } = Begun.parse(JSON.parse(answer.body))
  return { id, token, launchUrl, code: new URL(launchUrl).hash.slice(1) }
}

/** Uses a launch code up, as the page at its address does. */
export const launch = (world: Linkable, code: string) =>
  ask(world, { method: 'POST', to: '/connect/launch', json: { code } })

/** Makes an attempt and launches it in a browser of its own. */
export async function beginAttempt(world: Linkable, token: string, more: object = {}): Promise<BegunAttempt> {
  const { id, code } = await createAttempt(world, token, more)
  const answer = await launch(world, code)
  return { id, ...Launched.parse(JSON.parse(answer.body)), launchCode: code, cookies: cookiesOf(answer), token }
}

/** How an attempt stands, as the linking page asks. */
export async function readAttempt(world: Linkable, { id, token }: BegunAttempt): Promise<Attempt> {
  const answer = await ask(world, { to: `/connect/attempts/${id}`, bearer: token })
  return Attempt.parse(JSON.parse(answer.body))
}

/** Brings back what Gong decided, with the cookies of a browser. */
export const comeBack = (world: Linkable, callbackUrl: string, cookies: readonly string[]) =>
  ask(world, { to: callbackUrl, cookies })

/** Links the emulated company through its sign-in and consent pages; the connection's id. */
export async function linkByOAuth(
  world: Linkable,
  settings: ConnectionSettings = UNPACED,
  changes: IntegrationChanges = {},
): Promise<string> {
  const token = await openSession(world, await oauthIntegration(world, changes), settings)
  const attempt = await beginAttempt(world, token)
  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)
  const { connectionId, error } = await readAttempt(world, attempt)
  if (connectionId === undefined) throw new Error(`no connection was made: ${error?.code}`)
  return connectionId
}

/** How often Gong's token endpoint was asked. */
export const countTokenRequests = ({ emulator }: Pick<World, 'emulator'>): number =>
  emulator.requests().filter(({ path }) => path === oauth.tokenPath).length
