import { TokenAnswer } from '@mallet/contract/gong/oauth'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { createVisitor, type Step, type Visitor } from './visitor.ts'

export const ALL_CALL_SCOPES =
  'api:users:read api:workspaces:read api:calls:read:extensive api:calls:read:transcript api:calls:read:media-url'

type Parameters = Readonly<Record<string, string | undefined>>

/** The address that begins an authorization; a parameter given as undefined is left out. */
export function authorizeUrl(emulator: Emulator, changes: Parameters = {}): string {
  const parameters: Parameters = {
    client_id: emulator.clientId,
    response_type: 'code',
    redirect_uri: emulator.redirectUris[0],
    scope: ALL_CALL_SCOPES,
    state: 'state-1',
    ...changes,
  }
  return `${emulator.appUrl}/oauth2/authorize?${withoutAbsent(parameters)}`
}

/** Goes through sign-in and consent of an authorization of ours, and returns where the browser was sent. */
export const decide = (
  emulator: Emulator,
  decision: 'approve' | 'deny',
  changes: Parameters = {},
  visitor?: Visitor,
): Promise<URL> => decideAt(emulator, authorizeUrl(emulator, changes), decision, visitor)

/** The same from whatever address an app sends the browser to. */
export async function decideAt(
  emulator: Emulator,
  url: string,
  decision: 'approve' | 'deny',
  visitor: Visitor = createVisitor(emulator.appUrl),
): Promise<URL> {
  const { email, password } = emulator.techAdmin
  const signIn = await visitor.open(url)
  const consent: Step = signIn.html.includes('name="password"')
    ? await visitor.submit(signIn, { email, password })
    : signIn
  const { leftFor } = await visitor.submit(consent, { decision })
  if (!leftFor) throw new Error('the decision led nowhere')
  return leftFor
}

/** A fresh authorization code. */
export async function getCode(emulator: Emulator, changes: Parameters = {}): Promise<string> {
  const { searchParams } = await decide(emulator, 'approve', changes)
  return searchParams.get('code') ?? ''
}

export interface TokenReply {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

/** Asks the token endpoint, with the client's own credentials unless others are given. */
export async function askForTokens(
  emulator: Emulator,
  parameters: Parameters,
  { place = 'form', authorization = basic(emulator.clientId, emulator.clientSecret) } = {},
): Promise<TokenReply> {
  const fields = withoutAbsent(parameters)
  const url = `${emulator.appUrl}/oauth2/generate-customer-token`
  const response = await fetch(place === 'query' ? `${url}?${fields}` : url, {
    method: 'POST',
    headers: { ...(authorization && { authorization }) },
    ...(place === 'form' && { body: fields }),
  })
  const body = z.record(z.string(), z.unknown()).parse(await response.json())
  return { status: response.status, headers: response.headers, body }
}

export const exchange = (emulator: Emulator, code: string, changes: Parameters = {}): Promise<TokenReply> =>
  askForTokens(emulator, {
    grant_type: 'authorization_code',
    code,
    client_id: emulator.clientId,
    redirect_uri: emulator.redirectUris[0],
    ...changes,
  })

export const refresh = (emulator: Emulator, refreshToken: string): Promise<TokenReply> =>
  askForTokens(emulator, { grant_type: 'refresh_token', refresh_token: refreshToken })

/** The whole way: authorize, sign in, approve, exchange. */
export async function link(emulator: Emulator, changes: Parameters = {}): Promise<TokenAnswer> {
  const { body } = await exchange(emulator, await getCode(emulator, changes))
  return TokenAnswer.parse(body)
}

export const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

function withoutAbsent(parameters: Parameters): URLSearchParams {
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) kept.append(name, value)
  return kept
}
