import { type ReactNode, useEffect, useRef } from 'react'
import { fill } from '../language/fill.ts'
import { usePage } from './page-context.ts'

interface ViewProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly above?: ReactNode
  readonly children?: ReactNode
  /** What to do next; stays in sight while the rest is scrolled. */
  readonly actions?: ReactNode
}

/**
 * One view. When it comes its heading takes the focus, so that a screen reader reads where one is and the tabulator begins
 * at the top.
 */
export function View({ title, lead, above, children, actions }: ViewProps) {
  const { words, app } = usePage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [])
  useEffect(() => {
    document.title = fill(words.titleOf, { view: title, app })
  }, [title, app, words])
  return (
    <section className="view">
      <div className="content">
        {above}
        <div className="heading">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {children}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </section>
  )
}
