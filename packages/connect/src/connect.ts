import { ConnectError } from './connect-error.ts'
import type { CloseReason, ThemeMode, ThemeOverride } from './messages.ts'
import { type Opening, openPage } from './open-page.ts'
import { openRedirect } from './open-redirect.ts'
import { type ConnectOptions, readOptions } from './options.ts'

export type ConnectResult =
  | { readonly status: 'connected'; readonly connectionId: string; readonly isReconnect: boolean }
  | { readonly status: 'closed'; readonly reason: CloseReason }

export interface ConnectHandle {
  /** Closes the page, which asks first where something is typed; `force` takes it away as it is. */
  close(options?: { readonly force?: boolean }): void
  retheme(theme: ThemeMode | ThemeOverride): void
  /**
   * How it ended: as soon as it is connected, or closed without. Never rejects. After a redirect nothing of this page is
   * left to hear it.
   */
  readonly finished: Promise<ConnectResult>
}

/** One modal, one window, and one page in each container. */
const openings = new Map<unknown, Opening>()

/**
 * Opens the Connect page. Called again while it is open, as by a double click, it brings that one to the front and answers
 * its handle.
 *
 * @throws {@link ConnectError} `invalid_options`, or `no_browser` where there is no page to open it in
 */
export function connect(options: ConnectOptions): ConnectHandle {
  if (typeof document === 'undefined') {
    throw new ConnectError('no_browser', 'mallet.connect was called outside a browser', 'Call it in an event handler')
  }
  const target = readOptions(options)
  const place = target.container ?? target.mode
  const before = openings.get(place)
  if (before?.isThere()) {
    before.focus()
    return before.handle
  }
  // Something else took its frame away.
  before?.handle.close({ force: true })

  const begin = target.mode === 'redirect' ? openRedirect : openPage
  const opening = begin(options, target, () => openings.delete(place))
  openings.set(place, opening)
  return opening.handle
}
