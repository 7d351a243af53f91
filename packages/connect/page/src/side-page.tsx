import { useEffect, useState } from 'react'
import { type Setting, usePageContext, useTheme } from './app.tsx'
import type { Ask } from './ask.ts'
import { Page } from './parts/page-context.ts'
import { Shell } from './parts/shell.tsx'
import type { Look, Shown } from './stage.ts'
import { Confirm } from './views/confirm.tsx'
import { Done, Launching } from './views/launching.tsx'

interface SidePageProps {
  readonly ask: Ask
  readonly setting: Setting
  goTo(url: string): void
  closeWindow(): void
}

/** The pages beside the one that leads through linking: on the way to Gong, and back from it. None knows a session. */
export function SidePage({ ask, setting, goTo, closeWindow }: SidePageProps) {
  const [look, setLook] = useState<Look>()
  useEffect(() => {
    // Without it the page looks as Mallet does, which is no reason to stop.
    ask('connect.look').then(setLook, () => undefined)
  }, [ask])
  const shown: Shown = { state: { name: 'init' }, look, language: undefined, theme: {}, leaving: undefined }
  const theme = useTheme(shown)
  const page = usePageContext(shown, setting)
  useEffect(() => {
    document.documentElement.dataset.mode = 'page'
  }, [])
  return (
    <Page value={page}>
      <Shell
        logo={theme.logo}
        supportUrl={look?.supportUrl ?? null}
        privacyUrl={null}
        onClose={undefined}
        onBack={undefined}
      >
        {setting.address.page === 'launch' && <Launching ask={ask} setting={setting} goTo={goTo} />}
        {setting.address.page === 'confirm' && <Confirm ask={ask} setting={setting} goTo={goTo} />}
        {setting.address.page === 'done' && <Done closeWindow={closeWindow} />}
      </Shell>
    </Page>
  )
}
