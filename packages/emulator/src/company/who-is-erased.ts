import type { PrivacyState } from '../state/areas/privacy-state.ts'
import { personalKey } from './personal-key.ts'

interface Reachable {
  readonly emailAddress?: string | null | undefined
  readonly phoneNumber?: string | null | undefined
}

/** Tells of a person whether an erasure that has taken effect by `nowMs` concerns them, by address or by number. */
export function whoIsErased({ erasures }: PrivacyState, nowMs: number): (person: Reachable) => boolean {
  const keys = new Set(
    erasures.filter((one) => one.effectiveAtMs <= nowMs).map(({ kind, value }) => `${kind} ${value}`),
  )
  return ({ emailAddress, phoneNumber }) =>
    (emailAddress != null && keys.has(`email ${personalKey.email(emailAddress)}`)) ||
    (phoneNumber != null && keys.has(`phone ${personalKey.phone(phoneNumber)}`))
}
