import { secretHash } from '../oauth/secret-hash.ts'
import type { ApiKey } from './areas/api-keys-state.ts'
import type { Integration } from './integration-state.ts'

interface FirstApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
}

const FIRST_KEY_ID = 'first'

/** The key that a company has from the start: it may do everything, from anywhere, for ever. */
export const firstKeyOf = (company: { readonly accessKey: string; readonly accessKeySecret: string }): ApiKey => ({
  id: FIRST_KEY_ID,
  name: 'First key',
  accessKey: company.accessKey,
  secretHash: secretHash(company.accessKeySecret),
  madeAtMs: null,
  lifetimeDays: null,
  scopes: null,
  trustedIps: [],
})

/** The integration that is there from the start. It is published, so that every company can install it. */
export const firstIntegrationOf = ({ clientId, clientSecret, redirectUris, scopes }: FirstApp): Integration => ({
  clientId,
  clientSecret,
  company: 0,
  status: 'published',
  name: 'Mallet',
  shortDescription: 'Your calls, people and transcripts in your own systems.',
  description:
    'Keeps a copy of your calls, people and transcripts where your own systems can read them, and takes actions in Gong.',
  scopes: [...scopes],
  redirectUris: [...redirectUris],
  privacyUrl: '',
  termsUrl: '',
  helpUrl: '',
  authorizationUrl: '',
  contactEmails: [],
  domains: [],
})
