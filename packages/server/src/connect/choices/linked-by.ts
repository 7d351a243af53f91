import { MalletError } from '@mallet/contract/errors'
import type { ConnectSession } from '../sessions/load-connect-session.ts'

/** @throws {@link MalletError} `invalid_input` where nothing was linked yet */
export function linkedBy({ linked_connection_id }: ConnectSession): string {
  if (linked_connection_id !== null) return linked_connection_id
  throw new MalletError('invalid_input', { issues: ['the session: nothing was linked with it yet'] })
}
