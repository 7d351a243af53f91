import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** A list with nothing in it says what puts something there. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <section className="card empty">
      <h2>{title}</h2>
      <div className="quiet">{children}</div>
      {action}
    </section>
  )
}
