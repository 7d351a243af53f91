import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'

interface Crumb {
  readonly title: string
  readonly to: '/integrations' | '/connections' | '/connect' | '/people'
}

interface PageProps {
  readonly title: string
  /** Beside the title: how it stands. */
  readonly state?: ReactNode
  readonly about?: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** At most one of them is primary. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of every screen: title, way back, and the focus where reading begins. */
export function Page({ title, state, about, crumbs = [], actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Mallet`
  }, [title])
  useEffect(() => {
    // Whoever came by a link hears where they are. On the first page the browser says it by itself.
    if (document.activeElement === document.body && cameByLink) heading.current?.focus({ preventScroll: true })
    cameByLink = true
  }, [])
  return (
    <>
      {crumbs.length > 0 ? (
        <nav aria-label="Breadcrumb" className="crumbs">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.title}</Link>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      ) : null}
      <div className="page-head">
        <div>
          <div className="title">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {state}
          </div>
          {about === undefined ? null : <div className="quiet about">{about}</div>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}

let cameByLink = false
