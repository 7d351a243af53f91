/** What Mallet answers to a form of your own. A test holds these against the contract, whose schemas a browser does without. */
export interface Attempt {
  readonly id: string
  readonly status: 'pending' | 'authenticated' | 'error' | 'cancelled' | 'expired'
  readonly connectionId?: string | undefined
  /** Permissions that Gong did not grant. */
  readonly notGranted?: readonly string[] | undefined
  readonly error?:
    | {
        readonly code: string
        readonly message: string
        readonly fix: string
        readonly requestId?: string | undefined
      }
    | undefined
}

export interface OfferedIntegration {
  readonly id: string
  readonly name: string
  readonly authType: 'oauth2' | 'apiKey'
  readonly scopes: readonly { readonly scope: string; readonly description: string }[]
  readonly helpUrl: string
}

/** Whose link this is, and how to sign in. */
export interface SessionDetails {
  readonly id: string
  readonly appName: string
  readonly customer: { readonly name: string } | null
  /** The connection that is made to work again; null where one is made. */
  readonly repair: { readonly connectionId: string; readonly reason: string | null } | null
  readonly integrations: readonly OfferedIntegration[]
  readonly preset: { readonly accessKey?: string | undefined; readonly baseUrl?: string | undefined }
  /** Whether there is something to choose before it is finished. */
  readonly configure: boolean
  readonly status: 'open' | 'linked'
  readonly connectionId: string | null
  readonly attempt: Attempt | null
  readonly returnUrl: string | null
  readonly expiresAt: string
}

export type Model = 'users' | 'workspaces' | 'calls' | 'transcripts'

/** What is read of the company. */
export interface Configuration {
  /** Null is all, those that come later too. */
  workspaceIds: string[] | null
  /** An ISO instant; calls that started earlier are left out. */
  since: string | null
  /** Null is all. */
  models: Model[] | null
  privateCalls: boolean
}

export interface Choices {
  readonly workspaces: readonly { readonly id: string; readonly name: string }[]
  readonly models: readonly { readonly model: Model; readonly required: boolean }[]
  readonly chosen: Configuration
}

/** What a person copies from Gong. */
export interface ApiKeyFields {
  /** May be left out where only one is offered. */
  readonly integrationId?: string | undefined
  readonly accessKey: string
  readonly accessKeySecret: string
  /** As Gong shows it beside the key. */
  readonly baseUrl: string
}
