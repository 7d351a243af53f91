import type { OidcRefusal } from '@mallet/contract/api/dashboard-access'
import type { Role } from '@mallet/contract/api/roles'
import { MalletError } from '@mallet/contract/errors'

/** What one sign-in goes by, from its start to its end. */
export interface OidcFlow {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** Who the provider says it is. */
export interface OidcIdentity {
  readonly issuer: string
  readonly subject: string
  readonly email: string | undefined
  /** Whether the provider vouches for it. */
  readonly emailIsVerified: boolean
  readonly name: string | undefined
}

/** An identity provider, and what the operator lets in through it. */
export interface Oidc {
  /** On the button. */
  readonly name: string
  /** In lower case. Whoever has a verified e-mail there may come without being invited. */
  readonly allowedDomains: readonly string[]
  /** Of whoever comes so. */
  readonly defaultRole: Role
  /** The address to send the browser to. Throws `oidc_failed`. */
  begin(flow: OidcFlow): Promise<string>
  /** Redeems the code of the callback, once. Throws `oidc_failed`. */
  finish(callback: URL, flow: OidcFlow): Promise<OidcIdentity>
}

/** @param cause for the log, never for the reader */
export const oidcRefusal = (reason: OidcRefusal, cause?: unknown) =>
  new MalletError('oidc_failed', { reason }, cause === undefined ? {} : { cause })
