import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface Check {
  readonly key: string
  readonly title: string
  readonly isDone: boolean
  readonly text?: ReactNode
  /** What to do next; shown while it is not done. */
  readonly action?: ReactNode
}

/** Steps that tick themselves from how things are. */
export function Checklist({ label, checks }: { readonly label: string; readonly checks: readonly Check[] }) {
  const next = checks.find(({ isDone }) => !isDone)
  return (
    <ol className="checklist" aria-label={label}>
      {checks.map((check) => (
        <li key={check.key} data-done={check.isDone} data-next={check === next}>
          <Icon name={check.isDone ? 'check' : 'open'} />
          <div>
            <p>
              <strong>{check.title}</strong>{' '}
              <span className="visually-hidden">{check.isDone ? '(done)' : '(to do)'}</span>
            </p>
            {check.text === undefined ? null : <div className="quiet">{check.text}</div>}
            {check.isDone || check.action === undefined ? null : <div className="check-action">{check.action}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
