import { setTimeout } from 'node:timers/promises'
import { Secret } from '@mallet/contract/secret'
import { expect, test } from 'vitest'
import { refusalOf } from '../../test/refusal-of.ts'
import { granted, tokenEndpoint } from '../../test/token-endpoint.ts'
import { surelyNotSent } from '../egress/send-failure.ts'
import type { Send } from '../egress/send-request.ts'
import type { Grant } from './request-grant.ts'

const missing = { error: 'invalid_request', error_description: 'grant_type is missing' }
const codeParameters = {
  grant_type: 'authorization_code',
  code: 'c0de+/=',
  client_id: 'client-1',
  redirect_uri: 'https://mallet.example/cb',
}
const refreshParameters = { grant_type: 'refresh_token', refresh_token: 'refresh-0+/=' }

const revealed = ({ accessToken, refreshToken, ...rest }: Grant) => ({
  ...rest,
  accessToken: accessToken.reveal(),
  refreshToken: refreshToken.reveal(),
})

test('a code is traded for a grant with the parameters in the form and nothing in the query', async () => {
  const { exchange, asked } = await tokenEndpoint(() => ({}))
  const { grant, tokenParametersIn } = await exchange({ codeVerifier: new Secret('verifier-1') })
  expect({ grant: revealed(grant), tokenParametersIn }).toEqual({
    grant: {
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresInSeconds: 86_400,
      scopes: ['api:users:read', 'api:workspaces:read'],
      apiBaseUrl: 'https://us-12345.api.gong.io',
    },
    tokenParametersIn: 'form',
  })
  expect(asked).toMatchObject([{ method: 'POST', path: '/oauth2/generate-customer-token', query: {} }])
  expect(asked[0]?.form).toEqual({ ...codeParameters, code_verifier: 'verifier-1' })
})

test('a refresh sends the two documented parameters, in the query where that is remembered', async () => {
  const { refresh, asked } = await tokenEndpoint(() => ({}))
  expect((await refresh()).tokenParametersIn).toBe('form')
  expect((await refresh({ tokenParametersIn: 'query' })).tokenParametersIn).toBe('query')
  expect(asked.map(({ form, query }) => [form, query])).toEqual([
    [refreshParameters, {}],
    [{}, refreshParameters],
  ])
  expect(asked[1]?.headers).toMatchObject({ 'content-length': '0' })
})

test.each([
  ['a missing parameter', { body: missing }],
  ['an invalid request', { body: { error: 'invalid_request' } }],
  ['a null field', { body: { requestId: 'r', errors: ['grant_type: must not be null'] } }],
  ['a bad request', { body: { requestId: 'r', errors: ['Bad request'] } }],
  ['a bad request in other words', { body: { timestamp: 1, status: 400, error: 'Bad Request' } }],
])('an endpoint that complains of %s is asked once more in the query, and the place comes back', async (_, told) => {
  const { exchange, asked } = await tokenEndpoint(({ query }) => (query.grant_type ? {} : { status: 400, ...told }))
  expect((await exchange()).tokenParametersIn).toBe('query')
  expect(asked.map(({ query }) => query)).toEqual([{}, codeParameters])
  expect(asked[0]?.headers.authorization).toBe(asked[1]?.headers.authorization)
})

test('an endpoint that never finds the parameters is asked twice and no more', async () => {
  const { refresh, asked } = await tokenEndpoint(() => ({ status: 400, body: missing }))
  const error = await refusalOf(refresh())
  expect(error).toMatchObject({ code: 'authorization_failed', details: { error: 'invalid_request' } })
  expect(asked).toHaveLength(2)
  await refusalOf(refresh({ tokenParametersIn: 'query' }))
  expect(asked).toHaveLength(3)
})

test('both requests share one deadline', async () => {
  const deadlines: number[] = []
  const send: Send = async ({ deadlineMs }) => {
    deadlines.push(deadlineMs)
    await setTimeout(30)
    return { status: 400, headers: {}, body: JSON.stringify(missing) }
  }
  const { refresh } = await tokenEndpoint(() => undefined)
  await refusalOf(refresh({ send, deadlineMs: 10_000 }))
  const [first = 0, second = 0] = deadlines
  expect(deadlines).toHaveLength(2)
  expect(first).toBeLessThanOrEqual(10_000)
  expect(second).toBeLessThan(first)
})

test.each([
  ['client-1', 's3cret-client', 'client-1:s3cret-client'],
  ['a-b_c.d~e', 'p+/=%20 x:y', 'a-b_c.d~e:p+/=%20 x:y'],
  ['a:b', 'c-d', 'a%3Ab:c%2Dd'],
  ['ä', 'c', '%C3%A4:c'],
])('client %s with secret %s authenticates as %s', async (clientId, clientSecret, plain) => {
  const { refresh, asked } = await tokenEndpoint(() => ({}))
  await refresh({ clientId, clientSecret: new Secret(clientSecret) })
  const [scheme, value] = (asked[0]?.headers.authorization ?? '').split(' ')
  expect([scheme, Buffer.from(value ?? '', 'base64').toString()]).toEqual(['Basic', plain])
})

test.each([301, 302, 303, 307, 308])('A12: a %i at the token endpoint takes no secret anywhere', async (status) => {
  const elsewhere = await tokenEndpoint(() => ({}))
  const headers = { location: `${elsewhere.url}/oauth2/generate-customer-token` }
  const { refresh, exchange } = await tokenEndpoint(() => ({ status, headers }))
  for (const trade of [refresh, exchange]) expect((await refusalOf(trade())).code).toBe('gong_unexpected')
  expect(elsewhere.asked).toEqual([])
})

test.each([
  ['no JSON', 'access_token=access-1&refresh_token=refresh-1'],
  ['a list', [granted]],
  ['another token type', { ...granted, token_type: 'mac' }],
  ['a DPoP token', { ...granted, token_type: 'DPoP' }],
  ['an empty access token', { ...granted, access_token: '' }],
  ['no access token', { ...granted, access_token: undefined }],
  ['an error in it', { error: 'invalid_grant', error_description: 'The refresh token was used before.' }],
  ['nothing', ''],
])('a success with %s is of an unknown form', async (_, body) => {
  const { refresh } = await tokenEndpoint(() => ({ body }))
  expect((await refusalOf(refresh())).code).toBe('gong_unexpected')
})

test.each<[string, unknown, number]>([
  ['no lifetime', undefined, 86_400],
  ['a lifetime of nothing', 0, 300],
  ['a negative lifetime', -5, 300],
  ['a lifetime of words', 'tomorrow', 86_400],
  ['a lifetime in digits', '3600', 3600],
  ['a lifetime of ages', 10 ** 12, 30 * 86_400],
  ['a lifetime without end', '1'.repeat(400), 86_400],
])('B24: a grant with %s is kept, with a sound lifetime', async (_, expires_in, seconds) => {
  const { refresh } = await tokenEndpoint(() => ({ body: { ...granted, expires_in } }))

  expect(revealed((await refresh()).grant)).toMatchObject({ accessToken: 'access-1', expiresInSeconds: seconds })
})

test('B24: a refresh that brings no refresh token keeps the old one, and no scopes keep theirs', async () => {
  const { refresh_token: _, scope: _scope, token_type: _type, ...little } = granted
  for (const changes of [{}, { refresh_token: '', scope: 7 }, { refresh_token: null, token_type: null }]) {
    const { refresh } = await tokenEndpoint(() => ({ body: { ...little, ...changes } }))

    expect(revealed((await refresh()).grant)).toMatchObject({ refreshToken: 'refresh-0+/=', scopes: null })
  }
})

test('a link that brings no refresh token is refused, since it would end in a day', async () => {
  const { exchange } = await tokenEndpoint(() => ({ body: { ...granted, refresh_token: undefined } }))

  expect((await refusalOf(exchange())).code).toBe('gong_unexpected')
})

test.each([[undefined], [null], [['https://api.gong.io']], [{}], [7]])(
  'A22: an address of %j comes back as it was sent, for the host rules to judge',
  async (api_base_url_for_customer) => {
    const { refresh } = await tokenEndpoint(() => ({ body: { ...granted, api_base_url_for_customer } }))

    expect((await refresh()).grant.apiBaseUrl).toEqual(api_base_url_for_customer)
  },
)

test('a success with another status than 200 is of an unknown form', async () => {
  const { refresh } = await tokenEndpoint(() => ({ status: 201 }))
  expect((await refusalOf(refresh())).code).toBe('gong_unexpected')
})

test.each(['Bearer', 'bearer', 'BEARER'])('the token type is known in any case: %s', async (token_type) => {
  const { refresh } = await tokenEndpoint(() => ({ body: { ...granted, token_type, extra: 1 } }))
  expect(revealed((await refresh()).grant).accessToken).toBe('access-1')
})

test('an answer that never comes and one that is too large leave the outcome open', async () => {
  const silent = await tokenEndpoint(() => undefined)
  const late = await refusalOf(silent.refresh({ deadlineMs: 200 }))
  expect(late).toMatchObject({ code: 'gong_unavailable', details: { reason: 'deadline' } })
  const huge = await tokenEndpoint(() => ({ body: { ...granted, api_base_url_for_customer: 'x'.repeat(5_000_000) } }))
  const large = await refusalOf(huge.refresh())
  expect(large).toMatchObject({ code: 'gong_unavailable', details: { reason: 'too_large' } })
  expect([late, large].map(surelyNotSent)).toEqual([false, false])
})
