import { z } from 'zod'

interface ErrorSpec {
  readonly status:
    | 400
    | 401
    | 402
    | 403
    | 404
    | 405
    | 408
    | 409
    | 410
    | 413
    | 415
    | 422
    | 429
    | 431
    | 500
    | 502
    | 503
    | 504
  readonly details: z.ZodObject
  /** What happened, for a reader who sees nothing else. A thrower that knows more passes its own. */
  readonly message: string
  /** What the reader can do about it. */
  readonly fix: string
}

const none = z.object({})
const Issues = z.object({ issues: z.array(z.string()) })
const ConnectionId = z.object({ connectionId: z.string() })
const IntegrationId = z.object({ integrationId: z.string() })
/** `status`, `requestId` and `texts` as Gong gave them. */
const GongRefusal = z.object({ status: z.number(), requestId: z.string().nullable(), texts: z.array(z.string()) })
const RetryAfter = z.object({ retryAfterSeconds: z.number() })

/** Every error that a caller of Mallet, or whoever starts it, can meet. Each door shows the same code, message and fix. */
export const errors = {
  invalid_input: {
    status: 400,
    details: Issues,
    message: 'The request has fields that are missing, unknown or of the wrong form.',
    fix: 'Correct the fields listed in details.issues and send the request again.',
  },
  invalid_request: {
    status: 400,
    details: none,
    message: 'This is not a request as HTTP/1.1 has them.',
    fix: 'Send it with an HTTP client, and with one length of its body.',
  },
  invalid_json: {
    status: 400,
    details: none,
    message: 'The body is not valid JSON.',
    fix: 'Send a JSON object with the header Content-Type: application/json.',
  },
  invalid_cursor: {
    status: 400,
    details: none,
    message: 'The cursor was not made by this list.',
    fix: 'Pass nextCursor or resumeCursor exactly as this list returned it, or leave the cursor out to begin again.',
  },
  cursor_expired: {
    status: 410,
    details: none,
    message: 'The sync was reset, or its database restored from a backup, after this cursor was given out.',
    fix: 'Leave the cursor out, read from the beginning, and take what comes over what you have.',
  },
  unsupported_media_type: {
    status: 415,
    details: none,
    message: 'The body is of a type that this address does not read.',
    fix: 'Send JSON with the header Content-Type: application/json.',
  },
  body_too_large: {
    status: 413,
    details: none,
    message: 'The body is larger than this address accepts.',
    fix: 'Send a smaller body.',
  },
  headers_too_large: {
    status: 431,
    details: none,
    message: 'The request has more headers than this server reads.',
    fix: 'Send fewer or shorter headers.',
  },
  request_timeout: {
    status: 408,
    details: none,
    message: 'The request did not arrive in whole within the time that it has.',
    fix: 'Send it again, and its end with it.',
  },
  idempotency_key_reused: {
    status: 422,
    details: none,
    message: 'The Idempotency-Key was sent before with another request.',
    fix: 'Make a new key for each request that is meant to have an effect of its own; repeat one only as it was.',
  },
  idempotency_key_in_use: {
    status: 409,
    details: RetryAfter,
    message: 'The first request with this Idempotency-Key is still under way.',
    fix: 'Repeat the request after details.retryAfterSeconds; it gets the answer of the first.',
  },
  too_many_requests: {
    status: 429,
    details: RetryAfter,
    message: 'There are more requests from here than Mallet takes.',
    fix: 'Wait for details.retryAfterSeconds, then repeat the request.',
  },
  unauthorized: {
    status: 401,
    details: none,
    message: 'The request carries no valid API key.',
    fix: 'Send the header Authorization: Bearer mk_... with a key that has not been revoked.',
  },
  forbidden: {
    status: 403,
    details: z.object({ scope: z.string() }),
    message: 'The API key does not carry the scope that this endpoint needs.',
    fix: 'Use a key that carries the scope named in details.scope.',
  },
  credentials_route_off: {
    status: 403,
    details: none,
    message: 'This Mallet shows no credentials.',
    fix: 'Whoever runs it can turn that on with MALLET_CREDENTIALS_ROUTE=on and a restart. Each use is on record.',
  },
  not_found: {
    status: 404,
    details: z.object({ resource: z.string(), id: z.string() }),
    message: 'Nothing exists under this id.',
    fix: 'Check the id, and that the key belongs to the same Mallet.',
  },
  route_not_found: {
    status: 404,
    details: z.object({ method: z.string(), path: z.string() }),
    message: 'There is no such address.',
    fix: 'See /openapi.json for the addresses that exist.',
  },
  method_not_allowed: {
    status: 405,
    details: z.object({ allowed: z.string() }),
    message: 'This address does not answer to this method.',
    fix: 'Use the method in details.allowed.',
  },
  connection_required: {
    status: 400,
    details: none,
    message: 'The request does not say which connection it is for.',
    fix: 'Send the header Mallet-Connection-Id, or use a key that is limited to one connection.',
  },
  foreign_origin: {
    status: 403,
    details: z.object({ origin: z.string() }),
    message: 'The request comes from a page of another site.',
    fix: 'Ask from a program, which sends no Origin header, or from a page of this Mallet.',
  },
  tool_not_offered: {
    status: 403,
    details: z.object({ tool: z.string(), ask: z.string() }),
    message: 'This session was not set up with this tool: it changes data in Gong.',
    fix: 'Whoever set up the session can add details.ask to the list in ?tools= or in the header Mallet-Tools.',
  },
  platform_unreachable: {
    status: 503,
    details: z.object({ url: z.string() }),
    message: 'No Mallet answers at this address.',
    fix: 'Start it with: npm start, or npm run server. MALLET_URL says where it is.',
  },
  not_signed_in: {
    status: 401,
    details: none,
    message: 'Nobody is signed in to the dashboard, or the session has ended.',
    fix: 'Sign in again.',
  },
  invitation_expired: {
    status: 410,
    details: none,
    message: 'This invitation was already used, was replaced by a newer one, or has expired.',
    fix: 'Ask an admin of this Mallet for a new link.',
  },
  local_code_expired: {
    status: 410,
    details: none,
    message: 'This dashboard address was already used or has expired.',
    fix: 'Start again with npm start, which prints a new one.',
  },
  login_failed: {
    status: 401,
    details: none,
    message: 'E-mail and password do not fit together, or this person may not sign in.',
    fix: 'Check both. An admin can make a new link to choose a password under People.',
  },
  wrong_password: {
    status: 403,
    details: none,
    message: 'This is not your present password.',
    fix: 'Type the password that you signed in with. An admin can make a new link to choose one under People.',
  },
  setup_token_invalid: {
    status: 403,
    details: none,
    message: 'The set-up token is missing, wrong or older than an hour.',
    fix: 'Take the one that the last start of the server printed. A restart makes a new one.',
  },
  already_set_up: {
    status: 410,
    details: none,
    message: 'This Mallet is set up: it has an admin already.',
    fix: 'Sign in, or ask an admin for an invitation.',
  },
  not_on_this_machine: {
    status: 403,
    details: none,
    message: 'Signing in without a password works only where Mallet listens on this machine alone.',
    fix: 'Sign in with your password, or by the set-up token that npm run server prints while nobody exists.',
  },
  oidc_failed: {
    status: 403,
    details: z.object({ reason: z.string() }),
    message: 'Sign-in with the identity provider did not succeed.',
    fix: 'See details.reason, and begin again.',
  },
  email_taken: {
    status: 409,
    details: z.object({ email: z.string() }),
    message: 'There is a person with this e-mail already.',
    fix: 'Change their role, or make a new link for them with POST /v1/people/{id}/invitation.',
  },
  last_admin: {
    status: 409,
    details: z.object({ personId: z.string() }),
    message: 'This is the last admin who can sign in.',
    fix: 'Make somebody else an admin first, and let them sign in once.',
  },
  session_expired: {
    status: 401,
    details: none,
    message: 'This link has expired or was already used.',
    fix: 'Go back to the application that sent you here and start again.',
  },
  invalid_state: {
    status: 400,
    details: none,
    message: 'This sign-in was not started in this browser, was already finished, or is older than ten minutes.',
    fix: 'Go back to the application that sent you here and start again.',
  },
  access_denied: {
    status: 403,
    details: none,
    message: 'Access was denied on the Gong consent page.',
    fix: 'Start again and choose Approve, or ask a Gong technical administrator to do it.',
  },
  launch_expired: {
    status: 410,
    details: none,
    message: 'This address was opened before, or is older than a minute.',
    fix: 'Go back to the page that opened it and choose to connect again.',
  },
  invalid_scope: {
    status: 502,
    details: z.object({ scope: z.string().nullable() }),
    message: 'Gong refused a scope that was asked for: it is not ticked for the integration there.',
    fix: 'Tick it in Gong: Admin center > Settings > Ecosystem > API > Integrations. Or leave it out of the scopes of the integration here.',
  },
  unauthorized_client: {
    status: 502,
    details: none,
    message: 'Gong does not let the integration ask this company.',
    fix: 'A private integration links its own company only. Publish it in Gong, or sign in to the company that registered it.',
  },
  redirect_uri_mismatch: {
    status: 502,
    details: z.object({ redirectUri: z.string() }),
    message: 'Gong did not accept the redirect URI of this Mallet.',
    fix: 'Register details.redirectUri for the integration in Gong, character by character, and start again.',
  },
  code_expired: {
    status: 502,
    details: none,
    message:
      'The authorization that Gong gave is older than ten minutes, was used before, or belongs to another browser.',
    fix: 'Start again, and come back from Gong within ten minutes.',
  },
  authorization_failed: {
    status: 502,
    details: z.object({ error: z.string() }),
    message: 'Gong did not accept the authorization request.',
    fix: 'Check that the client, the scopes and the redirect URI of the integration are the ones registered in Gong.',
  },
  invalid_client: {
    status: 502,
    details: none,
    message: 'Gong refused the client id or client secret of the integration.',
    fix: 'Copy Client ID and Client Secret again from Gong: Admin center > Settings > Ecosystem > API > Integrations.',
  },
  invalid_grant: {
    status: 502,
    details: none,
    message: 'Gong no longer accepts this authorization.',
    fix: 'Ask the customer to connect Gong again.',
  },
  invalid_credentials: {
    status: 400,
    details: none,
    message: 'Gong refused the Access Key or the Access Key Secret.',
    fix: 'Copy both again from Gong: Admin center > Settings > Ecosystem > API. A lost secret needs a new key.',
  },
  wrong_base_url: {
    status: 400,
    details: z.object({ baseUrl: z.string() }),
    message: 'The base URL is not an address of the Gong API for this company.',
    fix: 'Use the API base URL that Gong shows beside the key, such as https://us-12345.api.gong.io.',
  },
  untrusted_ip: {
    status: 403,
    details: none,
    message: 'Gong refused the request from this address.',
    fix: "Add this server's public address to the trusted IPs of the key in Gong, and try again in five minutes.",
  },
  missing_scope: {
    status: 403,
    details: z.object({ scope: z.string() }),
    message: 'The connection was not granted the Gong scope that this needs.',
    fix: 'Add the scope in details.scope to the integration, in Gong and here, and connect again.',
  },
  needs_reauth: {
    status: 409,
    details: ConnectionId,
    message: 'Gong no longer accepts the credentials of this connection.',
    fix: 'Ask the customer to connect Gong again. Records and ids are kept.',
  },
  connection_suspended: {
    status: 409,
    details: ConnectionId,
    message: 'The connection is suspended: Gong is not asked for it, and its records are not served.',
    fix: 'Resume it with POST /v1/connections/{id}/resume, or its integration with POST /v1/integrations/{id}/resume where the reason of the connection is integration_suspended.',
  },
  connection_unclaimed: {
    status: 409,
    details: ConnectionId,
    message: 'This connection was linked from Gong, and nobody has said yet whose it is.',
    fix: 'Claim it for one of your customers with POST /v1/connections/{id}/claim; then it is read and served.',
  },
  connection_claimed: {
    status: 409,
    details: ConnectionId,
    message: 'It is known already whose this connection is.',
    fix: 'Read the connection to see its customer; where it is the wrong one, delete it and link again.',
  },
  link_limit: {
    status: 409,
    details: z.object({ limit: z.number() }),
    message: 'As many links as there may be were made from this one.',
    fix: 'Use one of them, or go back to the application that sent you here and start again.',
  },
  integration_suspended: {
    status: 409,
    details: IntegrationId,
    message: 'The integration is suspended: no company can be linked through it.',
    fix: 'Resume it with POST /v1/integrations/{id}/resume, and begin the linking again.',
  },
  integration_incomplete: {
    status: 409,
    details: IntegrationId.extend({ missing: z.array(z.string()) }),
    message: 'The integration is not complete yet: no company can be linked through it.',
    fix: 'Give what details.missing names with PATCH /v1/integrations/{id}; its answer says where Gong shows it.',
  },
  integration_holds_key: {
    status: 409,
    details: IntegrationId,
    message: 'The integration holds a key pair of its own, for internal use: nobody else links through it.',
    fix: 'Make another integration by API key for the keys of customers.',
  },
  integration_in_use: {
    status: 409,
    details: IntegrationId.extend({ connections: z.number() }),
    message: 'The integration has connections, which would be deleted with it and with all their records.',
    fix: 'See GET /v1/integrations/{id}/deletion for what would stop. To delete all of it, send ?connections= with the number in details.connections.',
  },
  sync_paused: {
    status: 409,
    details: z.object({ connectionId: z.string(), model: z.string() }),
    message: 'The sync is paused.',
    fix: 'Resume it with POST /v1/connections/{id}/syncs/{model}/resume.',
  },
  sync_turned_off: {
    status: 409,
    details: z.object({ connectionId: z.string(), model: z.string(), reason: z.enum(['not_chosen', 'turned_off']) }),
    message: 'The model is not read for this connection.',
    fix: 'With details.reason not_chosen, add it to settings.models with PATCH /v1/connections/{id}; with turned_off, to syncs with PATCH /v1/integrations/{id}.',
  },
  other_company: {
    status: 409,
    details: ConnectionId,
    message: 'This is another Gong company than the one that the connection was made for.',
    fix: 'Sign in to the company of the connection, or make a new connection for this one.',
  },
  changed_meanwhile: {
    status: 409,
    details: ConnectionId,
    message: 'The connection was given other credentials while this was tested with the former ones.',
    fix: 'Read the connection, and send the request again if it is still wanted. Nothing was changed.',
  },
  refresh_in_progress: {
    status: 503,
    details: ConnectionId,
    message: 'The access token is being renewed and Gong has not answered yet.',
    fix: 'Repeat the request in a few seconds.',
  },
  rate_limited: {
    status: 429,
    details: RetryAfter,
    message: "Gong's call limit for this company is used up for now.",
    fix: 'Wait for details.retryAfterSeconds, then repeat the request.',
  },
  daily_quota_used_up: {
    status: 429,
    details: RetryAfter,
    message: "Gong's calls of this company are used up for today, by everything that calls its API.",
    fix: 'Wait for details.retryAfterSeconds, or ask Gong to raise the limit of the company, then try again.',
  },
  gong_refused: {
    status: 502,
    details: GongRefusal,
    message: 'Gong refused the request.',
    fix: 'Read details.texts. If it looks like a fault of Gong, quote details.requestId to their support.',
  },
  gong_rejected: {
    status: 422,
    details: GongRefusal,
    message: 'Gong did not accept the input.',
    fix: 'Correct what details.texts names, and send it again. Nothing was changed.',
  },
  gong_not_found: {
    status: 404,
    details: GongRefusal,
    message: 'Gong knows nothing under this id, or nothing that these credentials may see.',
    fix: 'Check the id, and that the calls are not private. What was made in the last hour may not be there yet.',
  },
  already_exists: {
    status: 409,
    details: GongRefusal,
    message: 'Gong has one like this already.',
    fix: 'If this repeats a request whose answer was lost, it was done the first time. Else change what details.texts names.',
  },
  credits_used_up: {
    status: 402,
    details: GongRefusal,
    message: 'The AI credits of this company are used up.',
    fix: 'Ask Gong for more, or wait for the next period.',
  },
  gong_forbidden: {
    status: 403,
    details: GongRefusal,
    message: 'Gong does not allow this to this company or from this address.',
    fix: "The company may lack a licence, or this server's address may be missing from the trusted IPs in Gong. See details.texts.",
  },
  outcome_unknown: {
    status: 504,
    details: z.object({ reason: z.string(), key: z.string().nullable() }),
    message: 'The request was sent and no answer that can be read came back: it may have been done, or not.',
    fix: 'Look in Gong before you send it again. With details.key, the same value in that field makes a repeat safe.',
  },
  action_disabled: {
    status: 403,
    details: z.object({ action: z.string() }),
    message: 'The integration of this connection does not enable this action.',
    fix: 'Enable it with PATCH /v1/integrations/{id}, or use one of GET /v1/actions?connectionId=...',
  },
  confirmation_required: {
    status: 400,
    details: z.object({ action: z.string() }),
    message: 'What this takes away cannot be brought back, so it wants to be confirmed.',
    fix: 'Send it again with "confirm": true.',
  },
  gong_unavailable: {
    status: 504,
    details: z.object({ reason: z.string() }),
    message: 'Gong did not give a complete answer.',
    fix: 'Try again in a few minutes. Syncs do so by themselves.',
  },
  gong_unexpected: {
    status: 502,
    details: Issues,
    message: 'Gong answered in a form that Mallet does not know.',
    fix: 'Report details.issues to the maintainers of Mallet. Nothing was changed.',
  },
  window_not_closed: {
    status: 502,
    details: z.object({ expected: z.number(), read: z.number() }),
    message: 'Gong counts another number of records than it served, twice in a row.',
    fix: 'See unclosed in the list of syncs. What was served is stored, and wider readings follow; a trigger reads it again now.',
  },
  egress_refused: {
    status: 502,
    details: z.object({ host: z.string(), reason: z.string() }),
    message: 'Mallet does not send to this host.',
    fix: 'If the host is yours, list it in MALLET_GONG_HOSTS as host or host:port. If it is not, ask who named it.',
  },
  sync_fenced: {
    status: 409,
    details: z.object({ syncId: z.string() }),
    message: 'Another worker has taken over this sync.',
    fix: 'Nothing to do: the other worker goes on from the last stored page.',
  },
  starting: {
    status: 503,
    details: RetryAfter,
    message: 'This process has begun to start and is not there yet.',
    fix: 'Repeat the request after details.retryAfterSeconds.',
  },
  pages_not_built: {
    status: 503,
    details: none,
    message: 'The pages of Connect and the dashboard are not built.',
    fix: 'Run npm run pages, then start Mallet again; npm start and npm run server do both by themselves.',
  },
  shutting_down: {
    status: 503,
    details: none,
    message: 'This process is about to stop.',
    fix: 'Repeat the request: another process, or the next start, answers it.',
  },
  data_directory_in_use: {
    status: 500,
    details: z.object({ directory: z.string() }),
    message: 'Another Mallet is running on this data directory.',
    fix: 'Stop the other one, or set MALLET_DATA_DIR to another directory.',
  },
  state_directory_in_use: {
    status: 500,
    details: z.object({ directory: z.string() }),
    message: 'Another emulator is running on this state directory.',
    fix: 'Stop the other one, or give this one another directory with --state.',
  },
  database_unreadable: {
    status: 500,
    details: z.object({ directory: z.string(), reason: z.string() }),
    message: 'The embedded database in the data directory did not open.',
    fix: 'Restore the directory from a backup, or move it away to begin with an empty one. LOG_LEVEL=debug shows why.',
  },
  database_unavailable: {
    status: 503,
    details: RetryAfter,
    message: 'The database does not answer, or takes no writes at the moment.',
    fix: 'Try again in some seconds. Nothing that was acknowledged is lost. If it stays so, look at the PostgreSQL of DATABASE_URL and its log.',
  },
  database_unsuitable: {
    status: 500,
    details: z.object({ issues: z.array(z.string()) }),
    message: 'The PostgreSQL of DATABASE_URL may forget what it has acknowledged, or is not one that Mallet knows.',
    fix: 'Correct what is listed in postgresql.conf and restart PostgreSQL. For a throw-away database set MALLET_DATABASE_DURABILITY=any.',
  },
  database_older: {
    status: 503,
    details: none,
    message: 'The database is an older state of itself: it has forgotten pages that it acknowledged.',
    fix: 'Nothing to do: what is missing is read again, and cursors that were given out before have expired.',
  },
  database_newer: {
    status: 500,
    details: z.object({ migrations: z.array(z.string()) }),
    message: 'The database was brought up to date by a later version of Mallet.',
    fix: 'Start that version or a later one. Nothing was changed.',
  },
  port_in_use: {
    status: 500,
    details: z.object({ host: z.string(), port: z.number() }),
    message: 'The port is taken by another program.',
    fix: 'Stop the other program, or choose another port.',
  },
  invalid_environment: {
    status: 500,
    details: Issues,
    message: 'The environment has settings that Mallet cannot use.',
    fix: 'Correct the settings listed and start again.',
  },
  weak_encryption_key: {
    status: 500,
    details: none,
    message: 'The encryption key is not 32 random bytes in base64.',
    fix: 'Give the key that this data was stored with. For new data, make one with: node -p "crypto.randomBytes(32).toString(\'base64\')"',
  },
  encryption_key_required: {
    status: 500,
    details: none,
    message: 'A PostgreSQL database needs an encryption key of its own, and none is set.',
    fix: 'Set MALLET_ENCRYPTION_KEY or MALLET_ENCRYPTION_KEY_FILE to the key of this database, the same for every process. For new data, make one with: node -p "crypto.randomBytes(32).toString(\'base64\')"',
  },
  missing_key: {
    status: 500,
    details: z.object({ keyIds: z.array(z.string()) }),
    message: 'Stored credentials need an encryption key that is not among the present ones.',
    fix: 'Add the key of that id to MALLET_ENCRYPTION_KEY, behind the first one and a comma. It may go once everything is under the first key.',
  },
  undecryptable: {
    status: 500,
    details: z.object({ field: z.string() }),
    message: 'Stored credentials cannot be decrypted with the present encryption key.',
    fix: 'Start with the key that they were stored with. If it is lost, begin with an empty data directory and connect Gong again.',
  },
  emulator_unreachable: {
    status: 500,
    details: z.object({ url: z.string() }),
    message: 'The Gong emulator does not answer.',
    fix: 'Start it with: npm run emulator. Without MALLET_CLOCK, Mallet uses the real clock.',
  },
  emulator_failed: {
    status: 500,
    details: none,
    message: 'The Gong emulator did not start.',
    fix: 'Correct what it says, and start again: nothing that is stored is lost.',
  },
  emulator_moved: {
    status: 500,
    details: z.object({ was: z.string(), is: z.string() }),
    message: 'The Gong emulator that this data directory is linked to listens at another address now.',
    fix: 'Set MALLET_EMULATOR_PORT to the port that it had, or MALLET_DATA_DIR to another directory.',
  },
  start_failed: {
    status: 500,
    details: z.object({ code: z.string() }),
    message: 'The start did not get to its end.',
    fix: 'Correct that and start again: it goes on from what is stored.',
  },
  mallet_unreachable: {
    status: 503,
    details: z.object({ url: z.string(), reason: z.string(), maybeDone: z.boolean() }),
    message: 'No answer came from Mallet.',
    fix: 'Check the address, and that Mallet runs there: /healthz answers. With details.maybeDone, look whether it was done before you send it again.',
  },
  unexpected_answer: {
    status: 502,
    details: Issues,
    message: 'The answer is not one of the API of Mallet.',
    fix: 'Check that the address is that of Mallet itself, and that client and server are of one version.',
  },
  internal: {
    status: 500,
    details: none,
    message: 'Something went wrong inside Mallet.',
    fix: 'Quote the requestId to whoever runs this Mallet; its log has the cause.',
  },
} as const satisfies Record<string, ErrorSpec>

export type ErrorCode = keyof typeof errors
export type ErrorDetails<C extends ErrorCode> = z.output<(typeof errors)[C]['details']>

/** How an answer told of an error, beside its code and details. */
interface Answered {
  readonly status: number
  readonly fix: string
  readonly requestId: string
}

/** The one error class. Branch on `code`; `message` is for people and may change. */
export class MalletError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'MalletError'
  readonly code: C
  readonly details: ErrorDetails<C>
  readonly fix: string
  /** Where an answer of Mallet told of it: the HTTP status, and what to quote to whoever runs that Mallet. */
  declare readonly status?: number
  declare readonly requestId?: string

  /** @param options `message` says more precisely what happened than the table can; `cause` is for the log only. */
  constructor(
    code: C,
    details: ErrorDetails<C>,
    options: { message?: string; cause?: unknown; answered?: Answered } = {},
  ) {
    super(options.message ?? errors[code].message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.details = details
    this.fix = options.answered?.fix ?? errors[code].fix
    if (options.answered) {
      this.status = options.answered.status
      this.requestId = options.answered.requestId
    }
  }
}

/** Goes by the name of the class, since packages that are installed side by side may each have a copy of it. */
export const isMalletError = <C extends ErrorCode>(error: unknown, code: C): error is MalletError<C> =>
  error instanceof Error && error.name === 'MalletError' && 'code' in error && error.code === code

/** An error as every door of Mallet shows it. */
export const ErrorBody = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    fix: z.string(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>
