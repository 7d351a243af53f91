import type { TokenAnswer } from '@mallet/contract/gong/oauth'

/** What an app has from its registration with Gong, and where it puts the parameters of the token endpoint. */
export interface App {
  readonly appUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly scope: string
  readonly tokenParametersIn: 'form' | 'query'
}

/** Where the browser goes, and what the app keeps in the browser's session until it comes back. */
export interface Begun {
  readonly url: string
  readonly state: string
  readonly codeVerifier: string
}

/** An app that logs in through a library, used as the library's own documentation says. */
export interface OAuthClient {
  authorizeUrl(): Promise<Begun>
  /** Rejects with the library's own error where the library or the emulator refuses. */
  exchange(callbackUrl: URL, begun: Begun): Promise<TokenAnswer>
  refresh(refreshToken: string): Promise<TokenAnswer>
}

/** One library. */
export interface Library {
  readonly open: (app: App) => OAuthClient
  /** The error code of RFC 6749 in what the library throws. */
  readonly codeOf: (error: unknown) => string | undefined | Promise<string | undefined>
}
