import { MalletError } from '@mallet/contract/errors'
import type { ConnectSession } from './load-connect-session.ts'

const DAY_SECONDS = 86_400

/** A session is used at once by whoever asked for it; a link waits in somebody's mail. */
const LIFETIMES: Readonly<Record<ConnectSession['kind'], { readonly usual: number; readonly most: number }>> = {
  session: { usual: 1800, most: DAY_SECONDS },
  link: { usual: 7 * DAY_SECONDS, most: 7 * DAY_SECONDS },
  install: { usual: 1800, most: 1800 },
}

/** @throws {@link MalletError} `invalid_input`, for one that is longer than its kind may be */
export function lifetimeSeconds(kind: ConnectSession['kind'], asked?: number): number {
  const { usual, most } = LIFETIMES[kind]
  if (asked === undefined) return usual
  if (asked <= most) return asked
  const issue = `expiresInSeconds: at most ${most} for what is no link`
  throw new MalletError('invalid_input', { issues: [issue] })
}
