import { useEffect, useState } from 'react'
import type { Setting } from '../app.tsx'
import { type Ask, ownRefusal, Refusal, type Told } from '../ask.ts'
import { Icon } from '../parts/icon.tsx'
import { usePage } from '../parts/page-context.ts'
import { ProblemDetails, ProblemText } from '../parts/problem.tsx'
import { View } from '../parts/view.tsx'
import { Loading } from './loading.tsx'
import { Message } from './message.tsx'

interface LaunchingProps {
  readonly ask: Ask
  readonly setting: Setting
  goTo(url: string): void
}

/**
 * Uses up the code of a launch address and goes on to Gong. It is the first page of Mallet in its window, so that the
 * cookie by which the browser is known again is one of that window and not of a frame.
 */
export function Launching({ ask, setting, goTo }: LaunchingProps) {
  const { loading, launch } = usePage().words
  const { told, go } = useLaunch(ask, goTo)
  const code = useLaunchCode(setting)
  useEffect(() => {
    if (code !== undefined) go(code)
  }, [code, go])
  if (told) return <LaunchProblem told={told} fix={launch.fix} />
  return <Loading label={loading.gong} />
}

/** A window may be opened before its code is known; then the code comes as a change of its fragment. */
function useLaunchCode(setting: Setting): string | undefined {
  const [code, setCode] = useState(setting.address.launchCode)
  useEffect(() => {
    const look = () => {
      const changed = /^#(lc_[\w-]+)$/.exec(window.location.hash)?.[1]
      if (changed === undefined) return
      window.history.replaceState(null, '', window.location.pathname)
      setCode(changed)
    }
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  return code
}

/** Whether an address may follow: a server that was talked into another one leads nowhere. */
const isWebAddress = (url: string) => /^https?:\/\//.test(url)

export function useLaunch(ask: Ask, goTo: (url: string) => void) {
  const [told, setTold] = useState<Told>()
  const [isGoing, setGoing] = useState(false)
  const [go] = useState(() => {
    const used = new Set<string>()
    return async (code: string) => {
      // A code is worth something once, and React runs effects twice while it is being developed.
      if (used.has(code)) return
      used.add(code)
      setGoing(true)
      setTold(undefined)
      try {
        const { authorizeUrl } = await ask('connect.launch', { body: { code } })
        if (!isWebAddress(authorizeUrl)) throw new Refusal(ownRefusal('unreadable'))
        goTo(authorizeUrl)
      } catch (error) {
        setGoing(false)
        setTold(error instanceof Refusal ? error.told : ownRefusal('crashed'))
      }
    }
  })
  return { told, isGoing, go: go as (code: string) => void }
}

export function LaunchProblem({ told, fix }: { told: Told; fix: string }) {
  const { problem } = usePage().words
  return (
    <View
      title={problem.title}
      above={
        <div className="outcome bad">
          <Icon name="alert" />
        </div>
      }
    >
      <div className="told" role="alert">
        <ProblemText told={told} />
        <p className="quiet">{fix}</p>
      </div>
      <ProblemDetails told={told} />
    </View>
  )
}

/** Gong is finished with, in a window of its own. */
export function Done({ closeWindow }: { closeWindow: () => void }) {
  const { done } = usePage().words
  useEffect(closeWindow, [closeWindow])
  return <Message icon="check" title={done.title} lead={done.lead} />
}
