import type { CloseReason, ThemeMode } from './messages.ts'
import type { Words } from './words.ts'

/** Where the Connect page is shown. */
export interface Surface {
  /** The window that the page speaks from; null where there is none. */
  peer(): Window | null
  /** False once somebody else took it away. */
  isThere(): boolean
  focus(): void
  /** The page is ready to be seen. */
  show(): void
  /** The page does not come, or waits in vain where it is `heard`: says so in its place. */
  fail(isHeard: boolean): void
  resize(heightPx: number): void
  /** Takes everything away that it made. */
  remove(): void
}

/** What every surface is made of. */
export interface SurfaceParts {
  readonly url: string
  readonly words: Words
  readonly themeMode: ThemeMode
  /** A person wants to be rid of it. */
  onDismiss(reason: CloseReason): void
  /** There is no page any more that could be asked. */
  onGone(reason: CloseReason): void
  /** The browser let no window open. */
  onBlocked(): void
}
