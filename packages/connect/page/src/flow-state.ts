import type { Attempt, Choices, Integration, Session, Told } from './ask.ts'

/** What every state has that comes after the session was read. */
export interface Known {
  readonly session: Session
}
/** What every state has in which one way of linking is taken. */
export interface Chosen extends Known {
  readonly integration: Integration
}
/** A linked company. */
export interface Linked extends Chosen {
  readonly connectionId: string
  /** Scopes that were asked for and not granted. */
  readonly notGranted: readonly string[]
}

/** Where the page is. Everything that a view shows is in it, except what is being typed. */
export type State =
  | { readonly name: 'init' }
  | { readonly name: 'session_check' }
  | ({ readonly name: 'choose_auth' } & Known)
  | ({ readonly name: 'form'; readonly refusal: Told | null } & Chosen)
  | ({ readonly name: 'validating' } & Chosen)
  | ({ readonly name: 'oauth_intro'; readonly opening: boolean } & Chosen)
  | ({ readonly name: 'waiting_for_gong'; readonly attemptId: string | null; readonly window: GongWindow } & Chosen)
  | ({ readonly name: 'share'; readonly link: SharedLink | null } & Chosen)
  | ({ readonly name: 'choosing'; readonly choices: Choices | null; readonly saving: boolean } & Refusable & Linked)
  | ({ readonly name: 'finishing' } & Linked)
  | ({ readonly name: 'success'; readonly returnUrl: string | null } & Linked)
  | { readonly name: 'error'; readonly refusal: Told; readonly session: Session | null; readonly at: FailedStep }
  | { readonly name: 'expired'; readonly refusal: Told; readonly session: Session | null }
  | { readonly name: 'closed'; readonly isLinked: boolean }

interface Refusable {
  readonly refusal: Told | null
}

/** What is known of the window that shows Gong. `seemsClosed` may be wrong, so nothing follows from it but a hint. */
export type GongWindow =
  | { readonly state: 'open' }
  | { readonly state: 'seemsClosed' }
  | { readonly state: 'blocked'; readonly launchUrl: string | null }

export interface SharedLink {
  readonly url: string
  readonly expiresAt: string
}

/** What failed, as far as it says where one may go on. */
export type FailedStep =
  | { readonly step: 'session' }
  | { readonly step: 'oauth'; readonly integration: Integration }
  | { readonly step: 'share'; readonly integration: Integration }
  | ({ readonly step: 'finish' } & Linked)

/** What happened. */
export type Action =
  | { readonly type: 'opened' }
  | {
      readonly type: 'session_read'
      readonly session: Session
      readonly wish?: string | undefined
      readonly keptAttempt?: string | undefined
    }
  | { readonly type: 'refused'; readonly refusal: Told }
  | { readonly type: 'integration_chosen'; readonly integrationId: string }
  | { readonly type: 'back' }
  | { readonly type: 'key_sent' }
  | { readonly type: 'opening_gong' }
  | { readonly type: 'gong_opened'; readonly attemptId: string | null; readonly window: GongWindow }
  | { readonly type: 'window_changed'; readonly window: GongWindow }
  | { readonly type: 'attempt_ended'; readonly attempt: Attempt }
  | { readonly type: 'share_asked' }
  | { readonly type: 'share_made'; readonly link: SharedLink }
  | { readonly type: 'linked_elsewhere'; readonly connectionId: string }
  | { readonly type: 'choices_read'; readonly choices: Choices }
  | { readonly type: 'finish_sent' }
  | { readonly type: 'finished'; readonly connectionId: string; readonly returnUrl: string | null }
  | { readonly type: 'retry' }
  | { readonly type: 'closed' }
