const NAME = 'mallet-gong'
const LOOK_MS = 1000

/** The window in which Gong is visited while this page stays. */
export interface GongWindows {
  /**
   * Opens one, or takes the one that is open. It must be called while a click is handled, before anything is awaited:
   * Safari and Firefox give no window to a page that has awaited an answer first. So the window begins at our own launch
   * page, and is told where to go on once the server has answered.
   *
   * @returns false where the browser gave none
   */
  open(): boolean
  goTo(launchUrl: string): void
  close(): void
  /** Calls back when the window seems to be closed, or seems so no more. Pages of other sites may make it seem so. */
  watch(changed: (seemsClosed: boolean) => void): () => void
}

export function createGongWindows(window: Window): GongWindows {
  let opened: Window | null = null
  return {
    open() {
      opened = window.open('/connect/launch', NAME, features(window))
      opened?.focus()
      return opened !== null
    },
    goTo(launchUrl) {
      // By its address, for that is allowed of a window which has gone to another site by now.
      if (opened) opened.location.href = launchUrl
    },
    close() {
      opened?.close()
      opened = null
    },
    watch(changed) {
      let before = false
      const timer = setInterval(() => {
        const seemsClosed = opened?.closed ?? false
        if (seemsClosed !== before) changed(seemsClosed)
        before = seemsClosed
      }, LOOK_MS)
      return () => clearInterval(timer)
    },
  }
}

/** A touch screen has tabs rather than windows. */
function features(window: Window): string {
  if (window.matchMedia('(pointer: coarse)').matches) return ''
  const width = 520
  const height = 760
  const left = Math.max(0, Math.round(window.screenX + (window.outerWidth - width) / 2))
  const top = Math.max(0, Math.round(window.screenY + (window.outerHeight - height) / 2))
  return `popup,width=${width},height=${height},left=${left},top=${top}`
}
