import { type ReactNode, useId } from 'react'

interface CardProps {
  readonly title?: string
  /** A sentence under the title. */
  readonly about?: ReactNode
  /** Beside the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of a page, found by its heading. */
export function Card({ title, about, aside, children }: CardProps) {
  const id = useId()
  return (
    <section className="card" {...(title !== undefined && { 'aria-labelledby': id })}>
      {title === undefined ? null : (
        <div className="card-head">
          <div>
            <h2 id={id}>{title}</h2>
            {about === undefined ? null : <p className="quiet">{about}</p>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
