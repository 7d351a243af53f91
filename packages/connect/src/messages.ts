/**
 * What the host's page and the Connect page say to each other by postMessage, for both of them. Plain objects.
 *
 * 1. The host's page opens `{malletUrl}/connect?origin={its own origin}&nonce={random}` in a frame
 *    (`&embedded=modal|inline`) or a pop-up.
 * 2. The Connect page asks Mallet which origins it may talk to. If `origin` is one of them it says `hello`.
 * 3. The host's page answers each `hello` with one `open`. The token travels in it, so it is in no address.
 * 4. From then on the Connect page tells `event`s, and the host may ask it to `close` or `retheme`. After `session_expired`
 *    the host may say `open` once more, with a fresh token: the page then goes on as if it had just been opened.
 *
 * Both check source, origin and nonce of what they hear, and name the other's origin exactly in what they say.
 * Nothing that the Connect page says holds a token or a credential.
 */

/** Of this protocol. */
export const VERSION = 1

const VIEWS = [
  'loading',
  'choose_auth',
  'api_key_form',
  'oauth_intro',
  'validating',
  'waiting_for_gong',
  'choosing',
  'share',
  'success',
  'error',
  'expired',
] as const
export type View = (typeof VIEWS)[number]

const CLOSE_REASONS = ['finished', 'user', 'outside', 'host'] as const
/** `user`: the X or Esc; `outside`: a click beside it; `host`: the host's page asked. */
export type CloseReason = (typeof CLOSE_REASONS)[number]

export type ThemeMode = 'light' | 'dark' | 'system'

/** What is given replaces that of the settings of Connect. */
export interface ThemeOverride {
  readonly mode?: ThemeMode
  /** Such as `#8f5d1d`. */
  readonly primaryColor?: string
  readonly cornerRadiusPx?: number
  /** A `data:` URL. */
  readonly logo?: string
}

/** Of every event. */
interface Told {
  /** An ISO instant. */
  readonly at: string
  /** Null as long as the page does not know it. */
  readonly sessionId: string | null
}

/** What each event says besides its type. */
export interface EventDetails {
  readonly ready: object
  readonly view: { readonly view: View }
  readonly auth_method_selected: { readonly authType: 'oauth2' | 'apiKey'; readonly integrationId: string }
  readonly oauth_opened: object
  readonly waiting: object
  /** Once, as soon as it is linked for good. */
  readonly connect: { readonly connectionId: string; readonly integrationId: string; readonly isReconnect: boolean }
  readonly error: {
    readonly code: string
    readonly message: string
    readonly fix: string
    readonly requestId: string | null
    readonly retryable: boolean
  }
  readonly session_expired: object
  readonly close: { readonly reason: CloseReason }
  /** Inline only: how high the page is. */
  readonly resize: { readonly heightPx: number }
}

export type EventType = keyof EventDetails
export type EventOf<T extends EventType> = Told & { readonly type: T } & EventDetails[T]
export type ConnectEvent = { readonly [T in EventType]: EventOf<T> }[EventType]

interface Envelope {
  readonly mallet: typeof VERSION
  readonly nonce: string
}

interface Open {
  readonly type: 'open'
  readonly token: string
  /** Such as `de`. */
  readonly language?: string
  readonly theme?: ThemeOverride
  /** The one to begin with, where several are offered. */
  readonly integrationId?: string
}

/** What the Connect page says. */
export type PageMessage = Envelope &
  ({ readonly type: 'hello' } | { readonly type: 'event'; readonly event: ConnectEvent })

/** A page with something typed asks before it closes, and then tells `close` with the reason. */
export type HostWords =
  | Open
  | { readonly type: 'close'; readonly reason: CloseReason }
  | { readonly type: 'retheme'; readonly theme: ThemeOverride }

/** What the host's page says. */
export type HostMessage = Envelope & HostWords

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isOneOf = (allowed: readonly unknown[]) => (value: unknown) => allowed.includes(value)
const isSize = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 100_000
const isOptional = (check: (value: unknown) => boolean) => (value: unknown) => value === undefined || check(value)
const isTextOrNull = (value: unknown) => value === null || isText(value)
const isFlag = (value: unknown) => typeof value === 'boolean'

type Checks = Readonly<Record<string, (value: unknown) => boolean>>

const EVENT_CHECKS: Readonly<Record<EventType, Checks>> = {
  ready: {},
  view: { view: isOneOf(VIEWS) },
  auth_method_selected: { authType: isOneOf(['oauth2', 'apiKey']), integrationId: isText },
  oauth_opened: {},
  waiting: {},
  connect: { connectionId: isText, integrationId: isText, isReconnect: isFlag },
  error: { code: isText, message: isText, fix: isText, requestId: isTextOrNull, retryable: isFlag },
  session_expired: {},
  close: { reason: isOneOf(CLOSE_REASONS) },
  resize: { heightPx: isSize },
}

/** A function, so that the loader, which needs none of this, leaves it out. */
const themeChecks = (): Checks => ({
  mode: isOptional(isOneOf(['light', 'dark', 'system'])),
  primaryColor: isOptional((value) => isText(value) && /^#[0-9a-f]{6}$/i.test(value)),
  cornerRadiusPx: isOptional((value) => isSize(value) && Number(value) <= 24),
  logo: isOptional((value) => isText(value) && value.startsWith('data:image/') && value.length <= 100_000),
})

const passes = (value: unknown, checks: Checks): value is Record<string, unknown> =>
  isRecord(value) && Object.entries(checks).every(([name, check]) => check(value[name]))

const isTheme = (value: unknown): value is ThemeOverride => passes(value, themeChecks())

/** A type that is not in the table, such as one that every object inherits, passes nothing. */
const passesAsTyped = (value: unknown, table: Readonly<Record<string, Checks>>) =>
  isRecord(value) && isText(value.type) && Object.hasOwn(table, value.type) && passes(value, table[value.type] ?? {})

const isEvent = (value: unknown): value is ConnectEvent =>
  passes(value, { at: isText, sessionId: isTextOrNull }) && passesAsTyped(value, EVENT_CHECKS)

const hostChecks = (): Readonly<Record<HostMessage['type'], Checks>> => ({
  open: { token: isText, language: isOptional(isText), theme: isOptional(isTheme), integrationId: isOptional(isText) },
  close: { reason: isOneOf(CLOSE_REASONS) },
  retheme: { theme: isTheme },
})

const isInEnvelope = (data: unknown, nonce: string): data is Record<string, unknown> =>
  isRecord(data) && data.mallet === VERSION && data.nonce === nonce && nonce !== ''

/** Whether that came from a Connect page that knows the nonce. The caller has checked source and origin. */
export const isPageMessage = (data: unknown, nonce: string): data is PageMessage =>
  isInEnvelope(data, nonce) && (data.type === 'hello' || (data.type === 'event' && isEvent(data.event)))

/** Whether that came from a host's page that knows the nonce. The caller has checked source and origin. */
export const isHostMessage = (data: unknown, nonce: string): data is HostMessage =>
  isInEnvelope(data, nonce) && passesAsTyped(data, hostChecks())
