import { type ConnectEvent, type HostWords, isPageMessage, VERSION } from './messages.ts'
import type { Surface } from './surface.ts'

/** How long the page may take to say hello. */
const LONGEST_SILENCE_MS = 15_000

export interface Conversation {
  /** To the page alone: whatever else may have taken its place is not told. */
  say(words: HostWords): void
  /** Whether the page is there to be asked. */
  isHeard(): boolean
  end(): void
}

interface Listening {
  readonly surface: Surface
  /** Of Mallet. */
  readonly origin: string
  readonly nonce: string
  onHello(): void
  onEvent(event: ConnectEvent): void
  /** The page does not come, or is not let in. */
  onSilence(): void
}

/** Hears the page in the surface, and nobody else. */
export function converse({ surface, origin, nonce, onHello, onEvent, onSilence }: Listening): Conversation {
  let isHeard = false
  let timer = setTimeout(beSilent, LONGEST_SILENCE_MS)

  function beSilent(): void {
    // A window that is yet to be opened by a click has its time then.
    if (surface.peer() === null) timer = setTimeout(beSilent, LONGEST_SILENCE_MS)
    else if (!isHeard) onSilence()
  }

  function hear({ source, origin: from, data }: MessageEvent): void {
    if (source === null || source !== surface.peer() || from !== origin || !isPageMessage(data, nonce)) return
    if (data.type === 'hello') {
      isHeard = true
      onHello()
    } else if (isHeard) onEvent(data.event)
  }

  function learn({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent): void {
    if (disposition !== 'enforce' || effectiveDirective !== 'frame-src' || !blockedURI.startsWith(origin)) return
    clearTimeout(timer)
    onSilence()
  }

  addEventListener('message', hear)
  document.addEventListener('securitypolicyviolation', learn)
  return {
    say: (words) => surface.peer()?.postMessage({ mallet: VERSION, nonce, ...words }, origin),
    isHeard: () => isHeard,
    end() {
      clearTimeout(timer)
      removeEventListener('message', hear)
      document.removeEventListener('securitypolicyviolation', learn)
    },
  }
}
