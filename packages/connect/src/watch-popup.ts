import type { EventDetails } from './messages.ts'
import type { Surface } from './surface.ts'

const LOOK_AGAIN_MS = 2000

type Link = EventDetails['connect']

interface Watching {
  readonly surface: Surface
  /** Of the Connect page. */
  readonly pageUrl: string
  readonly token: () => Promise<string>
  onClosed(): void
  onLinked(link: Omit<Link, 'integrationId'> & { readonly integrationId: string | undefined }): void
}

/**
 * Looks after a window that seems to be closed. A sign-in page with a Cross-Origin-Opener-Policy takes the window out of
 * sight while its person is still typing, and for good: so Mallet is asked how it stands, and a window counts as closed
 * only where nothing is under way. Answers what ends it.
 */
export function watchPopup({ surface, pageUrl, token, onClosed, onLinked }: Watching): () => void {
  const stop = new AbortController()
  let isAsking = false

  async function look(): Promise<void> {
    if (isAsking || surface.peer()?.closed !== true) return
    isAsking = true
    const session = await readSession(pageUrl, await token(), stop.signal).catch(() => undefined)
    isAsking = false
    if (stop.signal.aborted || session === 'later') return
    if (session?.connectionId) onLinked(session)
    else if (!session?.isPending) onClosed()
  }

  const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
  return () => {
    clearInterval(timer)
    stop.abort()
  }
}

/** As much of the answer as is needed; this file imports nothing. */
interface Session {
  readonly connectionId?: string | null
  readonly repair?: object | null
  readonly integrations?: readonly { readonly id: string }[]
  readonly attempt?: { readonly status: string; readonly connectionId?: string } | null
}

async function readSession(pageUrl: string, token: string, signal: AbortSignal) {
  const answer = await fetch(`${pageUrl}/session`, { headers: { authorization: `Bearer ${token}` }, signal })
  if (answer.status === 429 || answer.status >= 500) return 'later'
  if (!answer.ok) return undefined
  const { connectionId, repair, integrations = [], attempt }: Session = await answer.json()
  return {
    connectionId: connectionId ?? attempt?.connectionId ?? '',
    integrationId: integrations.length === 1 ? integrations[0]?.id : undefined,
    isReconnect: Boolean(repair),
    isPending: attempt?.status === 'pending',
  }
}
