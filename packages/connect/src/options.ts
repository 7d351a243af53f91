import { ConnectError } from './connect-error.ts'
import type { ConnectEvent, EventOf, EventType, ThemeMode, ThemeOverride } from './messages.ts'

export type ConnectMode = 'modal' | 'inline' | 'popup' | 'redirect' | 'auto'

type PascalCase<Text extends string> = Text extends `${infer Head}_${infer Rest}`
  ? `${Capitalize<Head>}${PascalCase<Rest>}`
  : Capitalize<Text>

/** `onConnect`, `onClose`, `onSessionExpired` and so on: one for each event. */
export type EventHandlers = {
  readonly [T in EventType as `on${PascalCase<T>}`]?: ((event: EventOf<T>) => void) | undefined
}

export interface ConnectOptions extends EventHandlers {
  /** Where Mallet is, such as `https://mallet.example.com`. */
  readonly malletUrl: string
  /** Of a connect session that your backend has just made. */
  readonly token?: string | undefined
  /** Asks your backend for a token; again where the session expires while the page is open. In place of `token`. */
  readonly getToken?: (() => string | Promise<string>) | undefined
  /** `auto`, unless told otherwise: the whole page on touch screens, a modal elsewhere. */
  readonly mode?: ConnectMode | undefined
  /** Where the page goes inline: an element, or a selector of one. */
  readonly container?: Element | string | undefined
  /** Such as `de`; the session's or the browser's where left out. */
  readonly language?: string | undefined
  readonly theme?: ThemeMode | ThemeOverride | undefined
  /** The integration to begin with, where several are offered. */
  readonly integrationId?: string | undefined
  /** Hears every event, before the handler of its type does. */
  readonly onEvent?: ((event: ConnectEvent) => void) | undefined
}

/** What is known once the options are sound. */
export interface Target {
  /** Of the Connect page, without a query. */
  readonly pageUrl: string
  /** Of Mallet. */
  readonly origin: string
  readonly getToken: () => Promise<string>
  readonly mode: Exclude<ConnectMode, 'auto'>
  /** Undefined unless inline. */
  readonly container: Element | undefined
}

/** @throws {@link ConnectError} `invalid_options`, saying which */
export function readOptions(options: ConnectOptions): Target {
  const { malletUrl, token, getToken, mode = 'auto' } = options
  if (!URL.canParse(malletUrl) || !/^https?:/.test(malletUrl)) {
    throw invalid(`malletUrl is ${JSON.stringify(malletUrl)}`, 'Give the address of Mallet: https://mallet.example.com')
  }
  if (getToken === undefined && !token) {
    throw invalid('there is neither a token nor getToken', 'Let your backend make a connect session and give its token')
  }
  const chosen = mode === 'auto' ? (matchMedia('(pointer: coarse)').matches ? 'redirect' : 'modal') : mode
  return {
    pageUrl: `${malletUrl.replace(/\/+$/, '')}/connect`,
    origin: new URL(malletUrl).origin,
    getToken: async () => (getToken ? getToken() : (token ?? '')),
    mode: chosen,
    container: chosen === 'inline' ? findContainer(options.container) : undefined,
  }
}

function findContainer(container: Element | string | undefined): Element {
  const found = typeof container === 'string' ? document.querySelector(container) : container
  if (!found) throw invalid('there is no container to be inline in', 'Give an element of this page, or its selector')
  return found
}

const invalid = (what: string, fix: string) => new ConnectError('invalid_options', `mallet.connect: ${what}`, fix)

export const themeOf = (theme: ThemeMode | ThemeOverride): ThemeOverride =>
  typeof theme === 'string' ? { mode: theme } : theme
