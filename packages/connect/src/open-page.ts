import type { ConnectHandle, ConnectResult } from './connect.ts'
import { converse } from './converse.ts'
import { type FailureCode, failureOf } from './failures.ts'
import type { CloseReason, ConnectEvent, ThemeOverride } from './messages.ts'
import { openInline } from './open-inline.ts'
import { openModal } from './open-modal.ts'
import { openPopup } from './open-popup.ts'
import { type ConnectOptions, type Target, themeOf } from './options.ts'
import type { Surface, SurfaceParts } from './surface.ts'
import { eventOf, tellHost } from './tell-host.ts'
import { watchPopup } from './watch-popup.ts'
import { wordsIn } from './words.ts'

/** A token that expires sooner than that after it was asked for would be asked for without end. */
const SHORTEST_LIFE_MS = 10_000

/** One Connect page that was opened. */
export interface Opening {
  readonly handle: ConnectHandle
  /** False once somebody else took it away. */
  isThere(): boolean
  focus(): void
}

/** Opens the page and keeps it until it is closed. `onEnd` is called once, then. */
export function openPage(options: ConnectOptions, target: Target, onEnd: () => void): Opening {
  const { origin, pageUrl, mode, getToken } = target
  const { language } = options
  let theme: ThemeOverride = themeOf(options.theme ?? {})
  let sessionId: string | null = null
  let integrationId = options.integrationId
  let isOver = false
  let renewedAt = 0
  let token = askForToken()
  let resolve: (result: ConnectResult) => void = () => {}
  const finished = new Promise<ConnectResult>((settle) => {
    resolve = settle
  })

  const nonce = randomNonce()
  const surface = openSurface(target, {
    url: addressOf(target, nonce, language),
    words: wordsIn(language),
    themeMode: theme.mode ?? 'system',
    onDismiss: dismiss,
    onGone: end,
    onBlocked: () => fail('popup_blocked'),
  })
  const page = converse({
    surface,
    origin,
    nonce,
    onHello: () => void open(),
    onEvent: heard,
    onSilence() {
      fail('page_unreachable')
      surface.fail(false)
    },
  })
  const unwatch =
    mode === 'popup'
      ? watchPopup({
          surface,
          pageUrl,
          token: () => token,
          onClosed: () => end('user'),
          onLinked(link) {
            heard(eventOf('connect', { ...link, integrationId: link.integrationId ?? integrationId ?? '' }, sessionId))
            end('finished')
          },
        })
      : () => {}

  function askForToken(): Promise<string> {
    const asked = getToken()
    // Whoever waits for it hears of its failure.
    asked.catch(() => {})
    return asked
  }

  async function open(): Promise<void> {
    try {
      const given = await token
      if (isOver) return
      const wish = integrationId === undefined ? {} : { integrationId }
      page.say({ type: 'open', token: given, theme, ...wish, ...(language !== undefined && { language }) })
      surface.show()
    } catch (cause) {
      fail('token_failed', cause)
      surface.fail(true)
    }
  }

  function heard(event: ConnectEvent): void {
    sessionId = event.sessionId
    if (event.type === 'close') {
      end(event.reason)
      return
    }
    if (event.type === 'auth_method_selected') integrationId = event.integrationId
    if (event.type === 'resize') surface.resize(event.heightPx)
    tellHost(options, event)
    if (event.type === 'connect') {
      resolve({ status: 'connected', connectionId: event.connectionId, isReconnect: event.isReconnect })
    }
    if (event.type === 'session_expired') renew()
  }

  function renew(): void {
    if (options.getToken === undefined || Date.now() - renewedAt < SHORTEST_LIFE_MS) return
    renewedAt = Date.now()
    token = askForToken()
    void open()
  }

  function fail(code: FailureCode, cause?: unknown): void {
    if (!isOver) tellHost(options, eventOf('error', failureOf(code, origin, cause), sessionId))
  }

  function dismiss(reason: CloseReason): void {
    if (page.isHeard()) page.say({ type: 'close', reason })
    else end(reason)
  }

  function end(reason: CloseReason): void {
    if (isOver) return
    isOver = true
    page.end()
    unwatch()
    surface.remove()
    onEnd()
    tellHost(options, eventOf('close', { reason }, sessionId))
    resolve({ status: 'closed', reason })
  }

  return {
    handle: {
      close({ force = false } = {}) {
        if (force) end('host')
        else dismiss('host')
      },
      retheme(changed) {
        theme = { ...theme, ...themeOf(changed) }
        if (page.isHeard()) page.say({ type: 'retheme', theme })
      },
      finished,
    },
    isThere: surface.isThere,
    focus: surface.focus,
  }
}

function openSurface({ mode, container }: Target, parts: SurfaceParts): Surface {
  if (container) return openInline(parts, container)
  return mode === 'popup' ? openPopup(parts) : openModal(parts)
}

/** The page says hello to that origin alone, and only if the settings of Connect list it. */
function addressOf({ pageUrl, mode }: Target, nonce: string, language: string | undefined): string {
  const query = new URLSearchParams({ origin: location.origin, nonce })
  if (mode !== 'popup') query.set('embedded', mode)
  if (language !== undefined) query.set('lang', language)
  return `${pageUrl}?${query}`
}

/** `crypto.randomUUID` is missing on pages that are not https. */
const randomNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
