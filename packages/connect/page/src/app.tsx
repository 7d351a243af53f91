import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Address } from './address.ts'
import type { Connect } from './connect.ts'
import { viewOf } from './flow.ts'
import { keepFocusWithin } from './keep-focus-within.ts'
import { chooseLanguage } from './language/choose-language.ts'
import { Leaving } from './parts/leaving.tsx'
import { Page, type PageContext } from './parts/page-context.ts'
import { Shell } from './parts/shell.tsx'
import type { Shown } from './stage.ts'
import { applyTheme, themeOf } from './theme/apply-theme.ts'
import { CurrentView } from './views/current-view.tsx'

const DARK = '(prefers-color-scheme: dark)'

/** What the address and the browser say of how the page is shown. */
export interface Setting {
  readonly address: Address
  /** In a frame, a pop-up of its host, or a tab of its own. */
  readonly mode: 'modal' | 'inline' | 'popup' | 'page'
  readonly isTouch: boolean
  readonly browserLanguages: readonly string[]
  /** How a page ended that is loaded again, when its token is gone. */
  readonly ended: boolean
}

export function App({ connect, setting }: { connect: Connect; setting: Setting }) {
  const shown = useSyncExternalStore(connect.subscribe, connect.shown)
  const theme = useTheme(shown)
  const page = usePageContext(shown, setting)
  const { mode } = setting
  const { state, leaving } = shown
  const mayClose = mode === 'modal' || mode === 'popup'
  const askToClose = useCallback(() => connect.askToClose('user'), [connect])

  useEffect(() => {
    document.documentElement.dataset.mode = mode
    if (mode !== 'modal') return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || connect.shown().leaving) return
      // The same key would close the question that it opens.
      event.preventDefault()
      askToClose()
    }
    window.addEventListener('keydown', onKey)
    const letGo = keepFocusWithin(document)
    return () => {
      letGo()
      window.removeEventListener('keydown', onKey)
    }
  }, [mode, connect, askToClose])

  const session = 'session' in state ? state.session : null
  const mayGoBack = (state.name === 'form' || state.name === 'oauth_intro') && state.session.integrations.length > 1
  return (
    <Page value={page}>
      <Shell
        logo={theme.logo}
        supportUrl={shown.look?.supportUrl ?? null}
        privacyUrl={session?.privacyUrl ?? null}
        onClose={mayClose && viewOf(state) !== undefined ? askToClose : undefined}
        onBack={mayGoBack ? connect.back : undefined}
        onResize={mode === 'inline' ? connect.resized : undefined}
      >
        <CurrentView connect={connect} shown={shown} setting={setting} logo={theme.logo} />
      </Shell>
      {leaving && <Leaving onStay={connect.stay} onLeave={connect.leave} />}
    </Page>
  )
}

/** The theme, shown on the root before the browser paints what stands in it. */
export function useTheme({ look, theme: override }: Pick<Shown, 'look' | 'theme'>) {
  const [isDarkSystem, setDarkSystem] = useState(() => window.matchMedia(DARK).matches)
  useEffect(() => {
    const query = window.matchMedia(DARK)
    const follow = () => setDarkSystem(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  const theme = themeOf(look, override)
  applyTheme(document.documentElement, theme, isDarkSystem)
  return theme
}

/** By the session, then the host, then the address, then the browser. */
export function usePageContext({ state, look, language }: Shown, setting: Setting): PageContext {
  const wishes = [language, setting.address.language, ...setting.browserLanguages]
  const words = chooseLanguage(wishes)
  useEffect(() => {
    document.documentElement.lang = words.tag
  }, [words])
  const session = 'session' in state ? state.session : null
  return { words, app: look?.appName ?? 'Mallet', customer: session?.customer?.name ?? words.somebody }
}
