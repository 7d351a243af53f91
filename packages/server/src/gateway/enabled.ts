import { MalletError } from '@mallet/contract/errors'

/** What an integration enables: names of actions, or null for all of them. */
export type EnabledNames = readonly string[] | null

export const isEnabled = (names: EnabledNames, action: string): boolean => names === null || names.includes(action)

/** @throws {@link MalletError} `action_disabled` */
export function requireEnabled(names: EnabledNames, action: string): void {
  if (isEnabled(names, action)) return
  const message = `The integration of this connection does not enable ${action}.`
  throw new MalletError('action_disabled', { action }, { message })
}
