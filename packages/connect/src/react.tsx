'use client'
import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent, useEffect, useRef, useState } from 'react'
import { type ConnectHandle, connect } from './connect.ts'
import type { ConnectOptions } from './options.ts'
import { tellHost } from './tell-host.ts'

export type { ConnectHandle, ConnectOptions }

export interface UseMalletConnect {
  /** Opens the page, or brings the one that is open to the front. */
  open(): ConnectHandle
  close(options?: { readonly force?: boolean }): void
  readonly isOpen: boolean
}

/**
 * The Connect page for a component. The handlers are those of its latest rendering; a page that is open goes away with the
 * component.
 */
export function useMalletConnect(options: ConnectOptions): UseMalletConnect {
  const latest = useRef(options)
  const handle = useRef<ConnectHandle>(undefined)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    latest.current = options
  })

  const { theme } = options
  const themeText = JSON.stringify(theme)
  const shownTheme = useRef(themeText)
  useEffect(() => {
    if (themeText === shownTheme.current) return
    shownTheme.current = themeText
    handle.current?.retheme(latest.current.theme ?? 'system')
  }, [themeText])

  useEffect(
    () => () => {
      handle.current?.close({ force: true })
      handle.current = undefined
    },
    [],
  )

  return {
    isOpen,
    open() {
      const { malletUrl, token, getToken, mode, container, language, theme, integrationId } = latest.current
      handle.current = connect({
        malletUrl,
        ...(getToken ? { getToken: () => (latest.current.getToken ?? getToken)() } : { token }),
        mode,
        container,
        language,
        theme,
        integrationId,
        onEvent(event) {
          if (event.type === 'close') setIsOpen(false)
          tellHost(latest.current, event)
        },
      })
      setIsOpen(true)
      return handle.current
    },
    close: (given) => handle.current?.close(given),
  }
}

/** Of Connect and of the button, where Connect has none of that name. */
export type MalletConnectButtonProps = ConnectOptions &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ConnectOptions | 'type'>

/** A button that opens the Connect page. Everything that is no option of Connect goes to the button. */
export const MalletConnectButton = forwardRef<HTMLButtonElement, MalletConnectButtonProps>(
  function MalletConnectButton(props, ref) {
    const [options, { onClick, children = 'Connect Gong', ...rest }] = divide(props)
    const { open } = useMalletConnect(options)
    const press = (event: MouseEvent<HTMLButtonElement>) => {
      onClick?.(event)
      if (!event.defaultPrevented) open()
    }
    return (
      <button aria-haspopup="dialog" {...rest} type="button" ref={ref} onClick={press}>
        {children}
      </button>
    )
  },
)

function divide({
  malletUrl,
  token,
  getToken,
  mode,
  container,
  language,
  theme,
  integrationId,
  onEvent,
  onReady,
  onView,
  onAuthMethodSelected,
  onOauthOpened,
  onWaiting,
  onConnect,
  onError,
  onSessionExpired,
  onClose,
  onResize,
  ...rest
}: MalletConnectButtonProps) {
  const handlers = { onEvent, onReady, onView, onAuthMethodSelected, onOauthOpened, onWaiting, onConnect, onError }
  const options = { malletUrl, token, getToken, mode, container, language, theme, integrationId }
  return [{ ...options, ...handlers, onSessionExpired, onClose, onResize } satisfies ConnectOptions, rest] as const
}
