import type { EmulatorState, Grant } from '../state/emulator-state.ts'

/** Withdraws these authorizations with all that hangs on them, codes and tokens. It is on the caller to save. */
export function revokeGrantsOf({ grants }: EmulatorState, isMeant: (grant: Grant) => boolean): void {
  for (const grant of Object.values(grants)) if (isMeant(grant)) grant.revoked = true
}
