import type { LogEntry } from '@mallet/contract/gong/logs'
import type { User } from '@mallet/contract/gong/users'

/** An entry of a log, and when it was made. */
export interface TimedEntry {
  readonly atMs: number
  readonly entry: LogEntry
}

/** Which entries are wanted: half-open, and none that lies ahead. */
export interface LogWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** Who did something: one of the company, or a guest. */
export type Actor = Pick<User, 'id' | 'emailAddress' | 'firstName' | 'lastName'> | { readonly guest: [string, string] }

/** An entry as Gong shows it. Nobody of Gong acts as anybody in this world. */
export function timedEntry(atMs: number, actor: Actor | undefined, logRecord: Record<string, unknown>): TimedEntry {
  const who =
    actor && 'guest' in actor
      ? { userId: null, userEmailAddress: actor.guest[0], userFullName: actor.guest[1] }
      : {
          userId: actor?.id ?? null,
          userEmailAddress: actor?.emailAddress ?? null,
          userFullName: actor ? `${actor.firstName} ${actor.lastName}` : null,
        }
  return {
    atMs,
    entry: {
      ...who,
      impersonatorUserId: null,
      impersonatorEmailAddress: null,
      impersonatorFullName: null,
      impersonatorCompanyId: null,
      eventTime: new Date(atMs).toISOString(),
      logRecord,
    },
  }
}
