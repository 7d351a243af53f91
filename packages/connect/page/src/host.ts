import {
  type ConnectEvent,
  type EventDetails,
  type EventType,
  type HostMessage,
  isHostMessage,
  VERSION,
} from '../../src/messages.ts'

/** The page that opened this one, as far as it may be talked to. */
export interface Host {
  tell<T extends EventType>(type: T, details: EventDetails[T]): void
  /** From then on every event names the session. */
  knows(sessionId: string): void
  /** Says nothing more and hears nothing more. */
  silence(): void
}

/** No page opened this one, or none that may be talked to. */
export const nobody: Host = { tell: () => undefined, knows: () => undefined, silence: () => undefined }

interface Meeting {
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>
  /** The window that frames or opened this one. */
  readonly other: Pick<Window, 'postMessage'>
  /** Which Mallet allows; every message goes to it alone, and only its own are heard. */
  readonly origin: string
  readonly nonce: string
  readonly now: () => Date
  heard(message: HostMessage): void
}

/** Says hello to the page that opened this one. No message ever holds a token or what somebody typed. */
export function meetHost({ window, other, origin, nonce, now, heard }: Meeting): Host {
  let sessionId: string | null = null
  let isSilent = false
  const hear = ({ source, origin: from, data }: MessageEvent) => {
    if (source === other && from === origin && isHostMessage(data, nonce)) heard(data)
  }
  window.addEventListener('message', hear)
  other.postMessage({ mallet: VERSION, type: 'hello', nonce }, origin)
  return {
    tell(type, details) {
      if (isSilent) return
      // Its type and its details belong together by the signature.
      const event = { type, at: now().toISOString(), sessionId, ...details } as ConnectEvent
      other.postMessage({ mallet: VERSION, type: 'event', nonce, event }, origin)
    },
    knows(id) {
      sessionId = id
    },
    silence() {
      isSilent = true
      window.removeEventListener('message', hear)
    },
  }
}
