import { useEffect, useState } from 'react'
import { usePage } from './page-context.ts'

/** When a person begins to doubt. */
const LONG_MS = 15_000

/** Says what is under way, and after a while that it takes longer than usual. */
export function Progress({ label }: { label: string }) {
  const { words } = usePage()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="progress" role="status">
      <span className="spinner" />
      <p>
        {label}
        {isLong && <span className="long">{words.loading.slow}</span>}
      </p>
    </div>
  )
}
