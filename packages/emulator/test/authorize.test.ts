import { expect, test } from 'vitest'
import { authorizeUrl, decide, exchange } from './link.ts'
import { startEmulator } from './started-emulators.ts'
import { createVisitor } from './visitor.ts'

test('a technical administrator who approves is sent back with a code and the unchanged state', async () => {
  const emulator = await startEmulator()
  const state = 'a b&c=d/é'
  const leftFor = await decide(emulator, 'approve', { state })
  expect(`${leftFor.origin}${leftFor.pathname}`).toBe(emulator.redirectUris[0])
  expect(leftFor.searchParams.get('state')).toBe(state)
  expect(leftFor.searchParams.get('code')).toBeTruthy()
  expect([...leftFor.searchParams.keys()].sort()).toEqual(['code', 'state'])
})

test('who denies is sent back with access_denied and the state, and gets no code', async () => {
  const leftFor = await decide(await startEmulator(), 'deny')
  expect(leftFor.searchParams.get('error')).toBe('access_denied')
  expect(leftFor.searchParams.get('state')).toBe('state-1')
  expect(leftFor.searchParams.get('code')).toBeNull()
})

test('a redirect URI keeps its own query', async () => {
  const emulator = await startEmulator({ redirectUris: ['http://127.0.0.1:4400/back?keep=1'] })
  const leftFor = await decide(emulator, 'approve')
  expect(leftFor.search).toMatch(/^\?keep=1&code=/)
})

test.each([
  ['an unknown client', { client_id: 'somebody-else' }],
  ['no client', { client_id: undefined }],
  ['a redirect URI that is not registered', { redirect_uri: 'http://127.0.0.1:4400/oauth/callback/' }],
  ['a redirect URI with another case', { redirect_uri: 'http://127.0.0.1:4400/OAuth/callback' }],
  ['no redirect URI', { redirect_uri: undefined }],
])('%s is told on a page and never by a redirect', async (_, changes) => {
  const emulator = await startEmulator()
  const page = await createVisitor(emulator.appUrl).open(authorizeUrl(emulator, changes))
  expect(page.status).toBe(400)
  expect(page.leftFor).toBeUndefined()
  expect(page.html).toContain('This link does not work')
})

test.each([
  ['unsupported_response_type', { response_type: 'token' }],
  ['invalid_request', { response_type: undefined }],
  ['invalid_scope', { scope: 'api:users:read api:nothing:read' }],
  ['invalid_scope', { scope: undefined }],
  ['invalid_request', { code_challenge: 'abc', code_challenge_method: 'S512' }],
])('%s goes back to the app by a redirect', async (error, changes) => {
  const emulator = await startEmulator()
  const { leftFor } = await createVisitor(emulator.appUrl).open(authorizeUrl(emulator, changes))
  expect(leftFor?.searchParams.get('error')).toBe(error)
  expect(leftFor?.searchParams.get('state')).toBe('state-1')
})

test('a parameter sent twice is an invalid request', async () => {
  const emulator = await startEmulator()
  const { leftFor } = await createVisitor(emulator.appUrl).open(`${authorizeUrl(emulator)}&scope=api:users:read`)
  expect(leftFor?.searchParams.get('error')).toBe('invalid_request')
})

test('a scope that was registered for the app besides the known ones can be asked for', async () => {
  const emulator = await startEmulator({ scopes: ['api:made-up:read'] })
  const visitor = createVisitor(emulator.appUrl)
  const { email, password } = emulator.techAdmin
  const signIn = await visitor.open(authorizeUrl(emulator, { scope: 'api:users:read api:made-up:read' }))
  const consent = await visitor.submit(signIn, { email, password })
  expect(consent.html).toContain('Read the users of your company')
  expect(consent.html).toContain('api:made-up:read')
})

test('a wrong password and an unknown address read alike, and may be corrected', async () => {
  const emulator = await startEmulator()
  const visitor = createVisitor(emulator.appUrl)
  const { email, password } = emulator.techAdmin
  const signIn = await visitor.open(authorizeUrl(emulator))
  const wrong = await visitor.submit(signIn, { email, password: 'wrong' })
  const unknown = await visitor.submit(signIn, { email: 'nobody@nowhere.example', password })
  for (const page of [wrong, unknown]) {
    expect(page.status).toBe(401)
    expect(page.html).toContain('The e-mail address or the password is wrong.')
  }
  expect((await visitor.submit(wrong, { email, password })).html).toContain('name="decision"')
})

test('a user who is no technical administrator is told why and who can', async () => {
  const emulator = await startEmulator()
  const visitor = createVisitor(emulator.appUrl)
  const { users } = await (await fetch(`${emulator.controlUrl}/truth/users`)).text().then((text) => ({
    users: text
      .trim()
      .split('\n')
      .map((line): { data: { emailAddress: string } } => JSON.parse(line)),
  }))
  const other = users.find(({ data }) => data.emailAddress !== emulator.techAdmin.email)?.data.emailAddress ?? ''
  const signIn = await visitor.open(authorizeUrl(emulator))
  const page = await visitor.submit(signIn, { email: other, password: emulator.techAdmin.password })
  expect(page.status).toBe(403)
  expect(page.html).toContain('You cannot approve this')
  expect(page.html).toContain(other)
  const link = /href="([^"]*sign-in[^"]*)"/.exec(page.html)?.[1] ?? ''
  const again = await visitor.open(new URL(link, emulator.appUrl).href)
  const { email, password } = emulator.techAdmin
  expect((await visitor.submit(again, { email, password })).html).toContain('name="decision"')
})

test('who cannot approve cannot do it by sending the form either', async () => {
  const emulator = await startEmulator()
  const visitor = createVisitor(emulator.appUrl)
  const signIn = await visitor.open(authorizeUrl(emulator))
  const request = /name="request" value="([^"]+)"/.exec(signIn.html)?.[1] ?? ''
  const forged = {
    ...signIn,
    html: `<form method="post" action="/oauth2/consent"><input type="hidden" name="request" value="${request}">`,
  }
  const page = await visitor.submit(forged, { decision: 'approve' })
  expect(page.status).toBe(400)
  expect(page.leftFor).toBeUndefined()
})

test('a form of one browser is worth nothing in another, nor a second time', async () => {
  const emulator = await startEmulator()
  const visitor = createVisitor(emulator.appUrl)
  const { email, password } = emulator.techAdmin
  const consent = await visitor.submit(await visitor.open(authorizeUrl(emulator)), { email, password })
  const stranger = createVisitor(emulator.appUrl)
  await stranger.submit(await stranger.open(authorizeUrl(emulator)), { email, password })
  expect((await stranger.submit(consent, { decision: 'approve' })).status).toBe(400)
  expect((await visitor.submit(consent, { decision: 'approve' })).leftFor).toBeDefined()
  expect((await visitor.submit(consent, { decision: 'approve' })).status).toBe(400)
})

test('the session cookie is out of reach of scripts and other sites, and changes at sign-in', async () => {
  const emulator = await startEmulator()
  const first = await fetch(authorizeUrl(emulator))
  const [cookie = ''] = first.headers.getSetCookie()
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
  const request = /name="request" value="([^"]+)"/.exec(await first.text())?.[1] ?? ''
  const { email, password } = emulator.techAdmin
  const signedIn = await fetch(`${emulator.appUrl}/oauth2/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ request, email, password }),
    headers: { cookie: cookie.split(';')[0] ?? '' },
    redirect: 'manual',
  })
  expect(signedIn.status).toBe(303)
  expect(signedIn.headers.getSetCookie()[0]?.split(';')[0]).not.toBe(cookie.split(';')[0])
  const planted = await fetch(`${emulator.appUrl}/oauth2/consent?request=${request}`, {
    headers: { cookie: cookie.split(';')[0] ?? '' },
  })
  expect(planted.status).toBe(400)
})

test('who is signed in already goes straight to the consent page', async () => {
  const emulator = await startEmulator()
  const visitor = createVisitor(emulator.appUrl)
  await decide(emulator, 'approve', {}, visitor)
  const again = await visitor.open(authorizeUrl(emulator))
  expect(again.html).toContain('name="decision"')
})

test('values of the link and the form are shown as text, never as markup', async () => {
  const emulator = await startEmulator({ scopes: ['api:<b>&"x"'] })
  const visitor = createVisitor(emulator.appUrl)
  const signIn = await visitor.open(authorizeUrl(emulator, { scope: 'api:<b>&"x"' }))
  const wrong = await visitor.submit(signIn, { email: '"><script>alert(1)</script>', password: 'x' })
  expect(wrong.html).not.toContain('<script>')
  const { email, password } = emulator.techAdmin
  const consent = await visitor.submit(wrong, { email, password })
  expect(consent.html).not.toContain('<b>')
  expect(consent.html).toContain('api:&#60;b&#62;&#38;&#34;x&#34;')
})

test('PKCE: the verifier must fit the challenge, and neither comes without the other', async () => {
  const emulator = await startEmulator()
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }
  const code = (await decide(emulator, 'approve', challenge)).searchParams.get('code') ?? ''
  expect((await exchange(emulator, code)).body.error).toBe('invalid_grant')
  expect((await exchange(emulator, code, { code_verifier: `${verifier}x` })).body.error).toBe('invalid_grant')
  expect((await exchange(emulator, code, { code_verifier: verifier })).status).toBe(200)
  const plain = (await decide(emulator, 'approve')).searchParams.get('code') ?? ''
  expect((await exchange(emulator, plain, { code_verifier: verifier })).body.error).toBe('invalid_grant')
})

test('PKCE can be required, and can be ignored', async () => {
  const emulator = await startEmulator({ assumptions: { pkce: 'required' } })
  const { leftFor } = await createVisitor(emulator.appUrl).open(authorizeUrl(emulator))
  expect(leftFor?.searchParams.get('error')).toBe('invalid_request')
  const ignoring = await startEmulator({ assumptions: { pkce: 'ignored' } })
  const code = (await decide(ignoring, 'approve', { code_challenge: 'abc' })).searchParams.get('code') ?? ''
  expect((await exchange(ignoring, code)).status).toBe(200)
})
