import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createSend, listedPolicy } from '@mallet/gong'
import type { Config } from '../../src/config.ts'
import { createOidc } from '../../src/dashboard/oidc/create-oidc.ts'
import type { Oidc } from '../../src/dashboard/oidc/oidc.ts'

const CLIENT_ID = 'mallet'
const CLIENT_SECRET = 'CANARY-client-secret'

interface Asked {
  readonly challenge: string
  readonly nonce: string
  readonly redirectUri: string
}

/** An identity provider on this machine: discovery, code flow with PKCE, signed ID tokens, user info. */
export interface IdentityProvider {
  readonly issuer: string
  /** How a Mallet is told of it. */
  readonly config: NonNullable<Config['oidc']>
  readonly oidc: Oidc
  /** Requests to its token endpoint. */
  readonly redeemed: () => number
  /** What the ID token says beside what it must, from now on; undefined leaves a claim out. */
  claims: Record<string, unknown>
  /** What the user info endpoint says; undefined: there is none. */
  userInfo: Record<string, unknown> | undefined
  /** Signs with a key that its published set does not have. */
  forges: boolean
  /** What a browser that is sent there brings back: somebody has signed in. */
  visit(url: string): string
  close(): Promise<void>
}

export async function openIdentityProvider(allowedDomains: readonly string[]): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, Asked>()
  let redeemed = 0
  const provider = {
    claims: {} as Record<string, unknown>,
    userInfo: undefined as IdentityProvider['userInfo'],
    forges: false,
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    if (pathname === '/.well-known/openid-configuration') return json(response, 200, metadata())
    if (pathname === '/jwks') {
      return json(response, 200, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
      })
    }
    if (pathname === '/authorize') {
      const { origin } = new URL(new URL(request.url ?? '/', issuer).searchParams.get('redirect_uri') ?? '')
      return response.writeHead(303, { location: origin + visit(`${issuer}${request.url}`) }).end()
    }
    if (pathname === '/userinfo') return json(response, 200, provider.userInfo ?? {})
    if (pathname !== '/token') return json(response, 404, {})
    redeemed++
    const parameters = new URLSearchParams(await text(request))
    const asked = codes.get(parameters.get('code') ?? '')
    codes.delete(parameters.get('code') ?? '')
    const verifier = parameters.get('code_verifier') ?? ''
    const isGood =
      asked?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
      asked.redirectUri === parameters.get('redirect_uri') &&
      isClient(request)
    if (!asked || !isGood) return json(response, 400, { error: 'invalid_grant' })
    const seconds = Math.floor(Date.now() / 1000)
    const required = { iss: issuer, aud: CLIENT_ID, iat: seconds, exp: seconds + 60, nonce: asked.nonce }
    const token = jwt({ ...required, ...provider.claims }, provider.forges ? foreignKey : privateKey)
    json(response, 200, { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: token })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  function visit(url: string): string {
    const { searchParams } = new URL(url)
    const code = `code${codes.size}${searchParams.get('state')}`
    const redirectUri = searchParams.get('redirect_uri') ?? ''
    codes.set(code, {
      challenge: searchParams.get('code_challenge') ?? '',
      nonce: searchParams.get('nonce') ?? '',
      redirectUri,
    })
    return `${new URL(redirectUri).pathname}?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}`
  }
  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    ...(provider.userInfo && { userinfo_endpoint: `${issuer}/userinfo` }),
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  })
  const sender = createSend(listedPolicy([new URL(issuer).host]))
  const settings = { issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, name: 'Example SSO' }
  // Nothing that it found is known for longer than one question, since tests change what there is.
  let asks = 0
  const config = {
    ...settings,
    clientSecretFile: undefined,
    hosts: [new URL(issuer).host],
    allowedDomains,
    defaultRole: 'viewer' as const,
  }
  const oidc = createOidc(config, sender.send, () => asks++ * 10_000_000)
  return Object.assign(provider, {
    issuer,
    config,
    oidc,
    redeemed: () => redeemed,
    visit,
    close: async () => {
      await sender.close()
      await new Promise((done) => server.close(done))
    },
  })
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Both are form-encoded before they are put together. Source: RFC 6749, 2.3.1. */
function isClient({ headers: { authorization = '' } }: IncomingMessage): boolean {
  const [id = '', secret = ''] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':')
  return decodeURIComponent(id) === CLIENT_ID && decodeURIComponent(secret) === CLIENT_SECRET
}

function jwt(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'RS256', kid: '1', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}
