import { TokenAnswer } from '@mallet/contract/gong/oauth'
import { expect, test } from 'vitest'
import { ask } from './api.ts'
import { ALL_CALL_SCOPES, askForTokens, basic, exchange, getCode, link, refresh } from './link.ts'
import { startEmulator } from './started-emulators.ts'

test('a code becomes tokens for the company, in the form Gong documents, and nobody may cache them', async () => {
  const emulator = await startEmulator()
  const { status, headers, body } = await exchange(emulator, await getCode(emulator))
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(TokenAnswer.parse(body)).toMatchObject({
    token_type: 'Bearer',
    expires_in: 86_400,
    scope: ALL_CALL_SCOPES,
    api_base_url_for_customer: emulator.apiBaseUrl,
  })
  expect((await ask(emulator, '/v2/users', { token: TokenAnswer.parse(body).access_token })).status).toBe(200)
})

test('the parameters may stand in the query, and an assumption narrows the place', async () => {
  const emulator = await startEmulator()
  const code = await getCode(emulator)
  const parameters = { grant_type: 'authorization_code', code, redirect_uri: emulator.redirectUris[0] }
  expect((await askForTokens(emulator, parameters, { place: 'query' })).status).toBe(200)
  const strict = await startEmulator({ assumptions: { tokenParameters: 'query' } })
  const reply = await askForTokens(strict, { ...parameters, code: await getCode(strict) })
  expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})

test('a code works once; a second use revokes the first one only where that is assumed', async () => {
  const emulator = await startEmulator()
  const code = await getCode(emulator)
  const first = TokenAnswer.parse((await exchange(emulator, code)).body)
  expect(await exchange(emulator, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect((await ask(emulator, '/v2/users', { token: first.access_token })).status).toBe(200)

  const revoking = await startEmulator({ assumptions: { codeReuse: 'refuse-and-revoke' } })
  const other = await getCode(revoking)
  const lost = TokenAnswer.parse((await exchange(revoking, other)).body)
  expect((await exchange(revoking, other)).body.error).toBe('invalid_grant')
  expect((await ask(revoking, '/v2/users', { token: lost.access_token })).status).toBe(401)
})

test('a code works for ten minutes and not longer', async () => {
  const emulator = await startEmulator()
  const [inTime, late] = [await getCode(emulator), await getCode(emulator)]
  await emulator.advance({ seconds: 599 })
  expect((await exchange(emulator, inTime)).status).toBe(200)
  await emulator.advance({ seconds: 1 })
  expect(await exchange(emulator, late)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('a code is refused with another redirect URI, and stays good for the right one', async () => {
  const emulator = await startEmulator()
  const code = await getCode(emulator)
  const wrong = await exchange(emulator, code, { redirect_uri: emulator.redirectUris[1] })
  expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect((await exchange(emulator, code, { redirect_uri: undefined })).body.error).toBe('invalid_grant')
  expect((await exchange(emulator, code)).status).toBe(200)
})

test.each([
  ['a wrong secret', (id: string) => basic(id, 'wrong')],
  ['an unknown client', () => basic('nobody', 'wrong')],
  ['no credentials', () => ''],
  ['a bearer', () => 'Bearer abc'],
])('%s is invalid_client with a challenge', async (_, authorization) => {
  const emulator = await startEmulator()
  const options = { authorization: authorization(emulator.clientId) }
  const reply = await askForTokens(emulator, { grant_type: 'refresh_token', refresh_token: 'x' }, options)
  expect(reply).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(reply.headers.get('www-authenticate')).toMatch(/^Basic /)
  expect(reply.headers.get('cache-control')).toBe('no-store')
})

test('client credentials may be form-encoded, as RFC 6749 has it, or plain', async () => {
  const emulator = await startEmulator({ clientId: 'an id', clientSecret: 'a+b%2F:c' })
  const parameters = { grant_type: 'refresh_token', refresh_token: 'x' }
  for (const authorization of [basic('an id', 'a+b%2F:c'), basic('an+id', 'a%2Bb%252F%3Ac')]) {
    expect((await askForTokens(emulator, parameters, { authorization })).body.error).toBe('invalid_grant')
  }
})

test.each([
  ['invalid_request', {}],
  ['unsupported_grant_type', { grant_type: 'client_credentials' }],
  ['invalid_request', { grant_type: 'authorization_code' }],
  ['invalid_request', { grant_type: 'refresh_token' }],
  ['invalid_grant', { grant_type: 'authorization_code', code: 'made-up' }],
  ['invalid_grant', { grant_type: 'refresh_token', refresh_token: 'made-up' }],
  ['invalid_request', { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'another' }],
  ['invalid_request', { grant_type: 'refresh_token', refresh_token: 'x', validity_duration: '1h' }],
])('%s is a 400 in the form of RFC 6749', async (error, parameters) => {
  const reply = await askForTokens(await startEmulator(), parameters)
  expect(reply.status).toBe(400)
  expect(reply.body).toEqual({ error, error_description: expect.any(String) })
})

test('a parameter in both places is an invalid request', async () => {
  const emulator = await startEmulator()
  const response = await fetch(`${emulator.appUrl}/oauth2/generate-customer-token?grant_type=refresh_token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' }),
    headers: { authorization: basic(emulator.clientId, emulator.clientSecret) },
  })
  expect(await response.json()).toMatchObject({ error: 'invalid_request' })
})

test('validity_duration sets how long the access token lives', async () => {
  const emulator = await startEmulator()
  const { body } = await exchange(emulator, await getCode(emulator), { validity_duration: '120' })
  expect(body.expires_in).toBe(120)
  const token = TokenAnswer.parse(body).access_token
  await emulator.advance({ seconds: 119 })
  expect((await ask(emulator, '/v2/users', { token })).status).toBe(200)
  await emulator.advance({ seconds: 1 })
  const late = await ask(emulator, '/v2/users', { token })
  expect(late).toMatchObject({ status: 401, body: { errors: ['Access token has expired'] } })
})

test('validity_duration may stand in the query too, and at a refresh', async () => {
  const emulator = await startEmulator()
  const { refresh_token: token } = await link(emulator)
  const parameters = { grant_type: 'refresh_token', refresh_token: token, validity_duration: '999999999' }
  for (const place of ['query', 'form']) {
    expect((await askForTokens(emulator, parameters, { place })).body.expires_in).toBe(999_999_999)
  }
})

test('a validity_duration that is no number of seconds is refused, or ignored where that is assumed', async () => {
  const strict = await startEmulator()
  const lenient = await startEmulator({ assumptions: { validityDuration: 'ignore' } })
  for (const emulator of [strict, lenient]) {
    const { refresh_token: token } = await link(emulator)
    for (const validity of ['0', '-1', '1.5', '1h', '1e3', '9999999999']) {
      const parameters = { grant_type: 'refresh_token', refresh_token: token, validity_duration: validity }
      const { body } = await askForTokens(emulator, parameters)
      expect(body).toMatchObject(emulator === strict ? { error: 'invalid_request' } : { expires_in: 86_400 })
    }
  }
})

test('grace60: a used refresh token works for 60 s more, and each use gives a good pair', async () => {
  const emulator = await startEmulator()
  const { refresh_token: old } = await link(emulator)
  const first = TokenAnswer.parse((await refresh(emulator, old)).body)
  await emulator.advance({ seconds: 59 })
  const second = TokenAnswer.parse((await refresh(emulator, old)).body)
  expect(new Set([old, first.refresh_token, second.refresh_token]).size).toBe(3)
  await emulator.advance({ seconds: 1 })
  expect(await refresh(emulator, old)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect((await refresh(emulator, first.refresh_token)).status).toBe(200)
  expect((await refresh(emulator, second.refresh_token)).status).toBe(200)
})

test('single-use: a used refresh token is dead at once, and its successor lives', async () => {
  const emulator = await startEmulator({ refresh: 'single-use' })
  const { refresh_token: old } = await link(emulator)
  const next = TokenAnswer.parse((await refresh(emulator, old)).body)
  expect((await refresh(emulator, old)).body.error).toBe('invalid_grant')
  expect((await refresh(emulator, next.refresh_token)).status).toBe(200)
})

test('revoke-family: using a refresh token again takes its successors and access tokens with it', async () => {
  const emulator = await startEmulator({ refresh: 'revoke-family' })
  const { refresh_token: old } = await link(emulator)
  const next = TokenAnswer.parse((await refresh(emulator, old)).body)
  expect((await refresh(emulator, old)).body.error).toBe('invalid_grant')
  expect((await refresh(emulator, next.refresh_token)).body.error).toBe('invalid_grant')
  expect((await ask(emulator, '/v2/users', { token: next.access_token })).status).toBe(401)
})

test('a refresh leaves the access token that is out alive', async () => {
  const emulator = await startEmulator({ refresh: 'single-use' })
  const tokens = await link(emulator)
  await refresh(emulator, tokens.refresh_token)
  expect((await ask(emulator, '/v2/users', { token: tokens.access_token })).status).toBe(200)
})

test('a test can expire the access tokens that are out, and withdraw every authorization', async () => {
  const emulator = await startEmulator()
  const tokens = await link(emulator)
  emulator.expireAccessTokens()
  expect((await ask(emulator, '/v2/users', { token: tokens.access_token })).status).toBe(401)
  const next = TokenAnswer.parse((await refresh(emulator, tokens.refresh_token)).body)
  expect((await ask(emulator, '/v2/users', { token: next.access_token })).status).toBe(200)
  emulator.revokeGrants()
  expect((await ask(emulator, '/v2/users', { token: next.access_token })).status).toBe(401)
  expect((await refresh(emulator, next.refresh_token)).body.error).toBe('invalid_grant')
})

test('an access token is opaque: it holds neither the client secret nor the key that signs', async () => {
  const emulator = await startEmulator()
  const { access_token: token } = await link(emulator)
  const [header = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
  expect(JSON.parse(header)).toHaveProperty('alg')
  expect(Object.keys(JSON.parse(payload)).sort()).toEqual(['jti', 'uid'])
})
