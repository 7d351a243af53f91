import type { ErrorCode } from '@mallet/contract/errors'
import type { OwnCode } from '../ask.ts'

/** What no answer to this page can be: doors of the API, other endpoints, and what stops a server from starting. */
export const NEVER_HERE = [
  'invalid_request',
  'invalid_cursor',
  'cursor_expired',
  'request_timeout',
  'idempotency_key_reused',
  'idempotency_key_in_use',
  'route_not_found',
  'connection_required',
  'already_set_up',
  'credentials_route_off',
  'email_taken',
  'integration_holds_key',
  'invitation_expired',
  'last_admin',
  'local_code_expired',
  'login_failed',
  'not_on_this_machine',
  'not_signed_in',
  'oidc_failed',
  'setup_token_invalid',
  'wrong_password',
  'tool_not_offered',
  'platform_unreachable',
  'integration_in_use',
  'sync_paused',
  'sync_turned_off',
  'connection_unclaimed',
  'connection_claimed',
  'changed_meanwhile',
  'gong_rejected',
  'gong_not_found',
  'already_exists',
  'credits_used_up',
  'outcome_unknown',
  'action_disabled',
  'confirmation_required',
  'window_not_closed',
  'sync_fenced',
  'pages_not_built',
  'data_directory_in_use',
  'state_directory_in_use',
  'database_unreadable',
  'database_unsuitable',
  'database_newer',
  'port_in_use',
  'invalid_environment',
  'weak_encryption_key',
  'encryption_key_required',
  'emulator_unreachable',
  'emulator_failed',
  'emulator_moved',
  'start_failed',
  'mallet_unreachable',
  'unexpected_answer',
] as const satisfies readonly ErrorCode[]

/** Every code that the page may have to explain. */
export type PageCode = Exclude<ErrorCode, (typeof NEVER_HERE)[number]> | OwnCode

/** What happened, and what to do, for the administrator who sees it. */
export interface ErrorText {
  readonly cause: string
  readonly fix: string
}
