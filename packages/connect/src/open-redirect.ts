import type { ConnectResult } from './connect.ts'
import { failureOf } from './failures.ts'
import type { Opening } from './open-page.ts'
import type { ConnectOptions, Target } from './options.ts'
import { eventOf, tellHost } from './tell-host.ts'

/** Leaves the host's page for the Connect page, which leads back to the session's return address. */
export function openRedirect(
  options: ConnectOptions,
  { pageUrl, origin, getToken }: Target,
  onEnd: () => void,
): Opening {
  let isOver = false
  let resolve: (result: ConnectResult) => void = () => {}
  const finished = new Promise<ConnectResult>((settle) => {
    resolve = settle
  })
  const end = () => {
    if (isOver) return
    isOver = true
    onEnd()
    removeEventListener('pageshow', end)
    tellHost(options, eventOf('close', { reason: 'host' }, null))
    resolve({ status: 'closed', reason: 'host' })
  }
  // Somebody came back by the browser's own button, to the page as it was.
  addEventListener('pageshow', end)

  getToken().then(
    (token) => {
      const query = options.language === undefined ? '' : `?lang=${encodeURIComponent(options.language)}`
      // The fragment never leaves the browser, and the page takes it out of the address at once.
      if (!isOver) location.assign(`${pageUrl}${query}#${token}`)
    },
    (cause) => {
      tellHost(options, eventOf('error', failureOf('token_failed', origin, cause), null))
      end()
    },
  )
  return {
    handle: { close: () => end(), retheme() {}, finished },
    isThere: () => !isOver,
    focus() {},
  }
}
