import { inspect } from 'node:util'
import { Secret } from '@mallet/contract/secret'
import { expect, test } from 'vitest'
import { refusalOf } from '../../test/refusal-of.ts'
import { granted, type Told, tokenEndpoint } from '../../test/token-endpoint.ts'

test.each([
  [401, { error: 'invalid_client' }, 'invalid_client', {}],
  [400, { error: 'invalid_client' }, 'invalid_client', {}],
  [401, 'Unauthorized', 'authorization_failed', { error: 'status 401' }],
  [401, { requestId: 'r', errors: ['Authentication failed'] }, 'authorization_failed', { error: 'status 401' }],
  [401, { timestamp: 1, status: 401, error: 'Unauthorized' }, 'authorization_failed', { error: 'status 401' }],
  [400, { error: 'invalid_grant' }, 'invalid_grant', {}],
  [401, { error: 'invalid_grant' }, 'invalid_grant', {}],
  [403, '', 'untrusted_ip', {}],
  [400, { error: 'invalid_scope' }, 'authorization_failed', { error: 'invalid_scope' }],
  [400, { error: 'unsupported_grant_type' }, 'authorization_failed', { error: 'unsupported_grant_type' }],
  [404, '<html>', 'authorization_failed', { error: 'status 404' }],
  [429, '', 'rate_limited', { retryAfterSeconds: 3 }],
  [500, { error: 'invalid_grant' }, 'gong_unavailable', { reason: 'server_error' }],
  [503, '', 'gong_unavailable', { reason: 'server_error' }],
])('a %i with %j is %s, asked once', async (status, body, code, details) => {
  const headers = { 'retry-after': '3', 'www-authenticate': 'Basic realm="gong"' }
  const { exchange, refresh, asked } = await tokenEndpoint(() => ({ status, body, headers }))
  for (const trade of [exchange, refresh]) expect(await refusalOf(trade())).toMatchObject({ code, details })
  expect(asked).toHaveLength(2)
})

test.each([
  [400, { error: 'redirect_uri_mismatch' }, 'authorization_failed'],
  [400, { error: 'invalid_request', error_description: 'unknown redirect_uri' }, 'authorization_failed'],
  [400, { error: 'invalid_grant', error_description: 'The redirect_uri is another one.' }, 'invalid_grant'],
])(
  'a %i with %j names the redirect URI of an exchange, and of a refresh is what it always was',
  async (status, body, code) => {
    const { exchange, refresh } = await tokenEndpoint(() => ({ status, body }))
    const redirectUri = 'https://mallet.example/cb'
    expect(await refusalOf(exchange())).toMatchObject({ code: 'redirect_uri_mismatch', details: { redirectUri } })
    expect(await refusalOf(refresh())).toMatchObject({ code })
  },
)

test("the RFC's own words for a grant that is refused, which name every cause, say nothing of the redirect URI", async () => {
  const error_description =
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.'
  const { exchange } = await tokenEndpoint(() => ({ status: 400, body: { error: 'invalid_grant', error_description } }))
  expect(await refusalOf(exchange())).toMatchObject({ code: 'invalid_grant' })
})

const sent = ['s3cret-client', 'c0de+/=', 'verifier-1', 'refresh-0+/='].flatMap((one) => [one, encodeURIComponent(one)])

test('A32: no error holds a secret, in its message, details, stack or causes, even when Gong echoes what was sent', async () => {
  const echo = `refused ${sent.join(' ')}`
  const answers: Told[] = [
    { status: 400, body: { error: 'invalid_scope', error_description: echo } },
    { status: 400, body: { error: echo } },
    { status: 400, body: { requestId: 'r', errors: [echo] } },
    { status: 500, body: echo },
    { status: 302, headers: { location: `https://evil.test/?${encodeURIComponent(echo)}` }, body: echo },
    { body: echo },
    { body: { ...granted, token_type: 'mac' } },
    { body: { ...granted, access_token: 7 } },
  ]
  for (const told of answers) {
    const { exchange, refresh } = await tokenEndpoint(() => told)
    for (const tokenParametersIn of ['form', 'query']) {
      const exchanged = await refusalOf(exchange({ codeVerifier: new Secret('verifier-1'), tokenParametersIn }))
      const refreshed = await refusalOf(refresh({ tokenParametersIn }))
      // Each request can only strike out what it sent itself.
      expect(held(exchanged)).not.toMatch(/s3cret|c0de|verifier-1|access-1|refresh-1/)
      expect(held(refreshed)).not.toMatch(/s3cret|refresh-0|access-1|refresh-1/)
    }
  }
})

const held = (error: Error) => inspect(error, { depth: 20, showHidden: true })
