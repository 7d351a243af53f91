import type { Oidc } from './oidc/oidc.ts'
import type { Passwords } from './passwords.ts'

/** What signing in to the dashboard needs besides the database. */
export interface AccessTools {
  readonly passwords: Passwords
  /** Undefined: nobody signs in by OIDC. */
  readonly oidc: Oidc | undefined
  /** Whether nothing but this machine can reach the port. */
  readonly listensLocally: boolean
  /** Where the set-up token is written for whoever may read the data directory; undefined: nowhere. */
  readonly setupTokenFile: string | undefined
}
