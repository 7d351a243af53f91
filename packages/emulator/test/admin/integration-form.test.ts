import { beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { reuseEmulator } from '../started-emulators.ts'
import { type AdminVisitor, copiedAs, faultAt, signInAs, textOf } from './admin-visitor.ts'
import { FIELDS, png } from './integration-fields.ts'

const reuse = reuseEmulator({ calls: 20, users: 8 })
const LIST = '/company/api/integrations'

let emulator: Emulator
let admin: AdminVisitor

beforeEach(async () => {
  emulator = await reuse()
  admin = await signInAs(emulator, emulator.techAdmin)
})

test('an integration is made with every field of the form, is private, and its row has its credentials', async () => {
  const made = await admin.post(
    `${LIST}/new`,
    {
      ...FIELDS,
      smallLogo: png(32, 32),
      largeLogo: png(96, 96),
      privacyUrl: 'https://radar.example/privacy',
      termsUrl: 'https://radar.example/terms',
      helpUrl: 'https://radar.example/help',
      authorizationUrl: 'https://radar.example/install',
      contactEmails: 'ann@radar.example\nbob@radar.example',
      domains: 'radar.example',
      hasIframe: 'yes',
      'iframe.emailComposerUrl': 'https://app.radar.example/composer',
      'iframe.composerButtonLabel': 'Radar',
      'iframe.composerButtonImage': png(16, 16),
      'iframe.accountUrl': 'https://app.radar.example/account',
      'iframe.allowedOrigins': 'https://app.radar.example',
    },
    'files',
  )
  expect(made.path).toBe(LIST)
  const [, app] = emulator.integrations.list()
  expect(app).toMatchObject({
    ...FIELDS,
    status: 'private',
    redirectUris: FIELDS.redirectUris.split('\n'),
    authorizationUrl: 'https://radar.example/install',
    contactEmails: ['ann@radar.example', 'bob@radar.example'],
    domains: ['radar.example'],
    iframe: { composerButtonLabel: 'Radar', allowedOrigins: ['https://app.radar.example'] },
  })
  expect(copiedAs(made, 'client ID of Deal Radar')).toBe(app?.clientId)
  expect(textOf(made.html)).toContain('Deal Radar Private Signals from your calls.')
  expect(made.html).not.toContain(app?.clientSecret)
  const shown = await admin.post(`${LIST}/${app?.clientId}/secret`)
  expect([shown.path, copiedAs(shown, 'client secret of Deal Radar')]).toEqual([LIST, app?.clientSecret])
  expect((await admin.get(LIST)).html).not.toContain(app?.clientSecret)
  for (const [place, width] of [
    ['small', 32],
    ['large', 96],
    ['button', 16],
  ] as const) {
    const image = await fetch(`${emulator.appUrl}/company/app-images/${app?.clientId}/${place}`)
    expect(image.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await image.arrayBuffer()).readUInt32BE(16)).toBe(width)
  }
  // An edit of the texts keeps the images that were not chosen anew, and takes one away when told.
  await admin.post(`${LIST}/${app?.clientId}/edit`, { ...FIELDS, 'largeLogo.remove': 'yes' }, 'files')
  const [, edited] = emulator.integrations.list()
  expect([edited?.smallLogo, edited?.largeLogo, edited?.iframe]).toEqual([app?.smallLogo, undefined, undefined])
})

const IFRAME = { hasIframe: 'yes', domains: 'radar.example', 'iframe.accountUrl': 'https://radar.example/account' }

test.each([
  ['name', { name: '' }, 'A name is missing.'],
  ['shortDescription', { shortDescription: '' }, 'A short description is missing.'],
  ['description', { description: 'x'.repeat(4001) }, 'A description has at most 4000 characters.'],
  ['smallLogo', { smallLogo: png(40, 20) }, 'The image is not square: it is 40 by 20 pixels.'],
  ['largeLogo', { largeLogo: Buffer.from('<svg/>') }, 'The file is not a PNG, JPEG or GIF image.'],
  ['largeLogo', { largeLogo: Buffer.concat([png(40, 40), Buffer.alloc(1_000_000)]) }, 'The image has more than 1 MB.'],
  ['scopes', { scopes: [] }, 'Choose at least one scope.'],
  ['scopes', { scopes: ['api:users:read', 'api:nothing'] }, 'api:nothing is not a scope of Gong.'],
  [
    'redirectUris',
    { redirectUris: 'http://radar.example/back' },
    'http://radar.example/back is not an https URL. Only addresses of this machine, such as http://127.0.0.1:4400, may be http.',
  ],
  ['redirectUris', { redirectUris: 'radar' }, 'radar is not a whole URL, such as https://app.example.com/gong.'],
  [
    'redirectUris',
    { redirectUris: 'https://a.example/#x' },
    'https://a.example/#x has a fragment, which no redirect URI may have.',
  ],
  [
    'redirectUris',
    { redirectUris: 'https://*.a.example/' },
    'https://*.a.example/ has a wildcard, and redirect URIs are matched character by character.',
  ],
  ['privacyUrl', { privacyUrl: 'javascript:alert(1)' }, 'javascript:alert(1) is not an https URL.'],
  ['termsUrl', { termsUrl: 'https://a:b@c.example' }, 'https://a:b@c.example has a name or password in it.'],
  ['helpUrl', { helpUrl: '/help' }, '/help is not a whole URL, such as https://app.example.com/gong.'],
  ['authorizationUrl', { authorizationUrl: 'ftp://a.example' }, 'ftp://a.example is not an https URL.'],
  ['contactEmails', { contactEmails: 'ann@radar.example\nann' }, 'ann is not an e-mail address.'],
  ['domains', { domains: 'https://radar.example' }, 'https://radar.example is not a domain, such as example.com.'],
  [
    'iframe.emailComposerUrl',
    { hasIframe: 'yes' },
    'An iFrame integration has an e-mail composer URL, an account information URL, or both.',
  ],
  [
    'iframe.accountUrl',
    { ...IFRAME, 'iframe.accountUrl': 'https://radar.example.evil.example' },
    'https://radar.example.evil.example is not under one of the domains of the integration.',
  ],
  [
    'iframe.allowedOrigins',
    { ...IFRAME, 'iframe.allowedOrigins': 'https://radar.example/x' },
    'https://radar.example/x is more than an origin, such as https://app.example.com.',
  ],
  [
    'iframe.composerButtonLabel',
    { ...IFRAME, 'iframe.composerButtonLabel': 'x'.repeat(41) },
    'A label has at most 40 characters.',
  ],
])('%s is refused beside the field, and nothing is made', async (field, changes, told) => {
  const page = await admin.post(`${LIST}/new`, { ...FIELDS, ...changes }, 'files')
  expect({ status: page.status, fault: faultAt(page, field) }).toEqual({ status: 400, fault: told })
  if (field !== 'name') expect(page.html).toContain('value="Deal Radar"')
  expect(emulator.integrations.list()).toHaveLength(1)
})
