import { useEffect, useState } from 'react'
import { useAsking } from '../api/use-api.ts'
import { absoluteTime, relativeTime } from './relative-time.ts'

const TICK_MS = 15_000

/** An instant as people say it; exactly on hover. */
export function Instant({ at, none = 'Never' }: { readonly at: string | null | undefined; readonly none?: string }) {
  const { nowMs } = useAsking()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  if (at === null || at === undefined) return <span className="quiet">{none}</span>
  const instantMs = Date.parse(at)
  return (
    <time className="figures" dateTime={at} title={absoluteTime(instantMs)}>
      {relativeTime(instantMs, nowMs())}
    </time>
  )
}
