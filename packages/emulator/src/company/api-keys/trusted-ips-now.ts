import type { ApiKey } from '../../state/areas/api-keys-state.ts'

/** The list that holds at this moment: an edit may be under way. */
export const trustedIpsNow = ({ trustedIps, formerTrustedIps }: ApiKey, nowMs: number): readonly string[] =>
  formerTrustedIps && nowMs < formerTrustedIps.untilMs ? formerTrustedIps.trustedIps : trustedIps
