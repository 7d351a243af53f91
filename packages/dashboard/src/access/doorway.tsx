import { type ReactNode, useEffect } from 'react'
import { Brand } from '../shell/brand.tsx'

interface DoorwayProps {
  readonly title: string
  readonly about?: ReactNode
  readonly children: ReactNode
}

/** The page of whoever is not signed in. */
export function Doorway({ title, about, children }: DoorwayProps) {
  useEffect(() => {
    document.title = title === 'Mallet' ? title : `${title} · Mallet`
  }, [title])
  return (
    <div className="doorway">
      <header>
        <Brand />
      </header>
      <main className="card">
        <h1>{title}</h1>
        {about === undefined ? null : <p className="quiet">{about}</p>}
        {children}
      </main>
    </div>
  )
}
