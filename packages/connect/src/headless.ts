import { ConnectError } from './connect-error.ts'
import { followAttempt } from './follow-attempt.ts'
import type { ApiKeyFields, Attempt, Choices, Configuration, SessionDetails } from './headless-answers.ts'
import { createRequest } from './headless-request.ts'

export { ConnectError } from './connect-error.ts'
export type * from './headless-answers.ts'

export interface ConnectSessionOptions {
  /** Where Mallet is, such as `https://mallet.example.com`. */
  readonly malletUrl: string
  /** Of a connect session that your backend has just made. */
  readonly token: string
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined
}

export interface LinkedCompany {
  readonly connectionId: string
  /** Permissions that Gong did not grant. */
  readonly notGranted: readonly string[]
}

/** Everything but `cancel` throws {@link ConnectError}. */
export interface ConnectSession {
  session(): Promise<SessionDetails>
  /** Tests an API key at Gong, and links with it. */
  submitApiKey(fields: ApiKeyFields): Promise<LinkedCompany>
  /**
   * Lets the person sign in to Gong, in a window of its own. To be called in a click handler before anything is awaited,
   * for browsers open a window only then. What closes the window ends nothing: `cancel` does, or ten minutes.
   */
  openOAuth(options?: { readonly integrationId?: string | undefined }): Promise<LinkedCompany>
  /** Gives up what `openOAuth` waits for, which then throws `attempt_cancelled`. */
  cancel(): Promise<void>
  choices(): Promise<Choices>
  /** Keeps what was chosen, begins to read, and ends the session. */
  finish(configuration?: Configuration): Promise<{ readonly connectionId: string; readonly returnUrl: string | null }>
}

/** Linking by a form of your own, with the token of a connect session. The page must be one of the allowed origins. */
export function createConnectSession({ malletUrl, token, fetch: given }: ConnectSessionOptions): ConnectSession {
  const request = createRequest(malletUrl, token, given ?? ((...parts) => fetch(...parts)))
  let waiting: { readonly stop: AbortController; id: string | undefined; popup: Window } | undefined

  const begin = (body: object) => request<Attempt & { readonly launchUrl?: string }>('POST', '/attempts', body)

  return {
    session: () => request('GET', '/session'),
    async submitApiKey({ integrationId, ...credentials }) {
      return linked(await begin({ credentials, ...(integrationId !== undefined && { integrationId }) }))
    },
    async openOAuth({ integrationId } = {}) {
      const popup = open('', '_blank', 'popup,width=520,height=760')
      if (!popup)
        throw new ConnectError('popup_blocked', 'The browser blocked the window', 'Call it in a click handler')
      waiting?.stop.abort()
      const mine = { stop: new AbortController(), id: undefined as string | undefined, popup }
      waiting = mine
      try {
        const body = { inWindow: 'popup', ...(integrationId !== undefined && { integrationId }) }
        const { id, launchUrl } = await begin(body)
        mine.id = id
        if (launchUrl !== undefined) popup.location.href = launchUrl
        return linked(await followAttempt(id, request, mine.stop.signal))
      } finally {
        popup.close()
        if (waiting === mine) waiting = undefined
      }
    },
    async cancel() {
      const given = waiting
      if (given?.id !== undefined) await request('DELETE', `/attempts/${given.id}`).catch(() => {})
      given?.stop.abort()
    },
    choices: () => request('GET', '/choices'),
    finish: (configuration) => request('POST', '/finish', configuration ? { configuration } : {}),
  }
}

/** @throws {@link ConnectError} of an attempt that ended otherwise */
function linked({ status, connectionId, notGranted = [], error }: Attempt): LinkedCompany {
  if (status === 'authenticated' && connectionId !== undefined) return { connectionId, notGranted }
  if (error) throw new ConnectError(error.code, error.message, error.fix, error.requestId ?? null)
  throw status === 'expired'
    ? new ConnectError('attempt_expired', 'Nobody signed in to Gong in time', 'Begin again')
    : new ConnectError('attempt_cancelled', 'It was given up', 'Begin again')
}
