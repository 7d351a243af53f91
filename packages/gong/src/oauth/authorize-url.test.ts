import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorizeUrl } from './authorize-url.ts'

const input = {
  appUrl: 'https://app.gong.io',
  clientId: 'cl-1',
  redirectUri: 'https://mallet.example/oauth/callback?a=1&b=2',
  scopes: ['api:users:read', 'api:calls:read:extensive'],
  state: 'x+/=&y',
}

test('the address carries the five documented parameters and no other', () => {
  const url = new URL(authorizeUrl(input))
  expect(url.origin + url.pathname).toBe('https://app.gong.io/oauth2/authorize')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'cl-1',
    response_type: 'code',
    scope: 'api:users:read api:calls:read:extensive',
    redirect_uri: input.redirectUri,
    state: input.state,
  })
})

test('a PKCE challenge is sent as S256', () => {
  const { searchParams } = new URL(authorizeUrl({ ...input, codeChallenge: 'abc' }))
  expect(searchParams.get('code_challenge')).toBe('abc')
  expect(searchParams.get('code_challenge_method')).toBe('S256')
})

test('form decoders and URL decoders read the same values, whatever they hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (state) => {
      const { search, searchParams } = new URL(authorizeUrl({ ...input, state }))
      const raw = /[?&]state=([^&]*)/.exec(search)?.[1]
      expect(search).not.toContain('+')
      expect(decodeURIComponent(raw ?? '')).toBe(state)
      expect(searchParams.get('state')).toBe(state)
    }),
  )
})
