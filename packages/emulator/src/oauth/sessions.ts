import type { AuthorizationRequest } from './authorization-request.ts'

const MOST_SESSIONS = 1000
const MOST_PENDING = 50

/** Somebody who signed in. */
export interface Visitor {
  readonly company: number
  readonly userId: string
}

/** One browser. What it has begun and not decided yet hangs here, so another browser cannot decide it. */
export interface Session {
  visitor: Visitor | undefined
  readonly pending: Map<string, AuthorizationRequest>
  /** Secrets that were made here and not shown yet, by the id of their key. */
  readonly unshown: Map<string, string>
}

export interface Sessions {
  readonly cookieName: string
  /** The session that a Cookie header belongs to. */
  find(cookieHeader: string | undefined): Session | undefined
  /** A new browser, and the value of its cookie. */
  begin(): { session: Session; setCookie: string }
  /** A fresh cookie for a session whose old one stops working: a planted cookie gains nothing by a sign-in. */
  renew(session: Session): string
  /** Remembers an authorization request; returns the id that the forms carry. */
  remember(session: Session, request: AuthorizationRequest): string
  /** Keeps a secret for the one page that shows it. */
  keepSecret(session: Session, id: string, secret: string): void
  clear(): void
}

/** Sessions live in memory: after a restart people sign in again. */
export function createSessions(random: (bytes: number) => Buffer): Sessions {
  // Cookies do not keep ports apart, and two emulators on one machine must not end each other's sessions.
  const cookieName = `emulator_session_${random(4).toString('hex')}`
  const sessions = new Map<string, Session>()
  const secret = () => random(24).toString('base64url')

  function add(session: Session): string {
    const id = secret()
    sessions.set(id, session)
    dropOldest(sessions, MOST_SESSIONS)
    return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`
  }

  return {
    cookieName,
    find(header) {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim())
      const mine = pairs.find((pair) => pair.startsWith(`${cookieName}=`))
      return mine === undefined ? undefined : sessions.get(mine.slice(cookieName.length + 1))
    },
    begin() {
      const session: Session = { visitor: undefined, pending: new Map(), unshown: new Map() }
      return { session, setCookie: add(session) }
    },
    renew(session) {
      for (const [id, other] of sessions) if (other === session) sessions.delete(id)
      return add(session)
    },
    remember(session, request) {
      const id = secret()
      session.pending.set(id, request)
      dropOldest(session.pending, MOST_PENDING)
      return id
    },
    keepSecret(session, id, secret) {
      session.unshown.set(id, secret)
      dropOldest(session.unshown, MOST_PENDING)
    },
    clear: () => sessions.clear(),
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
