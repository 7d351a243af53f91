import type { Connection } from '@mallet/contract/api/connections'
import type { Mark } from '../pieces/state-mark.tsx'

const MARKS: Readonly<Record<Connection['status'], Mark>> = {
  active: { word: 'Active', icon: 'check', tone: 'good' },
  needs_reauth: { word: 'Needs to be connected again', icon: 'bad', tone: 'bad' },
  suspended: { word: 'Suspended', icon: 'paused', tone: 'attention' },
}

const UNCLAIMED: Mark = { word: 'Unclaimed', icon: 'attention', tone: 'attention' }

/** How a connection stands; whose it is comes before whether it works. */
export const markOfConnection = ({ status, claimed }: Pick<Connection, 'status' | 'claimed'>): Mark =>
  claimed ? MARKS[status] : UNCLAIMED

export const statusWords = {
  active: 'Active',
  needs_reauth: 'Needs to be connected again',
  suspended: 'Suspended',
} as const satisfies Readonly<Record<Connection['status'], string>>

interface ReasonWords {
  readonly what: string
  readonly todo: string
}

const RECONNECT = 'Make a link and send it to the customer. Records and ids are kept.'

const REASONS: Readonly<Record<string, ReasonWords>> = {
  invalid_grant: { what: 'Gong no longer accepts the authorization.', todo: RECONNECT },
  access_token_refused: { what: 'Gong refuses the access token, also right after a renewal.', todo: RECONNECT },
  refresh_outcome_unknown: {
    what: 'A renewal was sent and its answer was lost, so the tokens may be used up.',
    todo: RECONNECT,
  },
  key_refused: { what: 'Gong refuses the Access Key or its secret.', todo: RECONNECT },
  undecryptable: {
    what: 'The stored credentials cannot be decrypted.',
    todo: 'Start Mallet with the encryption key it had before, or connect again.',
  },
  untrusted_ip: {
    what: 'Gong refuses requests from the address of this server.',
    todo: 'Add the public address of this server to the trusted IPs of the key in Gong. Mallet tries again by itself.',
  },
  wrong_base_url: {
    what: 'Gong says that the base URL is not that of this company.',
    todo: 'Correct the base URL below; it is tested before it is stored.',
  },
  integration_suspended: {
    what: 'Its integration is suspended.',
    todo: 'Resume the integration. The connection goes on where it was.',
  },
}

/** Why a connection does not work, and what to do, in words; a reason that this page does not know is told as it is. */
export function reasonWords(reason: string | null): ReasonWords | undefined {
  if (reason === null) return undefined
  return REASONS[reason] ?? { what: `Reason: ${reason.replaceAll('_', ' ')}.`, todo: RECONNECT }
}

/** Gong's names for its regions stand in the address of a company: `us-12345.api.gong.io`. */
export function regionOf(baseUrl: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined
  return /^([a-z]{2}(?:-[a-z]+)?)-\d+\.api\.gong\.io$/.exec(new URL(baseUrl).hostname)?.[1]?.toUpperCase()
}
