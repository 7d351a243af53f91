import { type ReactNode, useId, useState } from 'react'
import { Icon } from './icon.tsx'

interface DisclosureProps {
  readonly label: ReactNode
  /** Read after the label by screen readers, where several look alike. */
  readonly of?: string
  readonly isOpen?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A button that shows and hides what is below it. What is hidden is not in the page. */
export function Disclosure({ label, of, isOpen = false, className = '', children }: DisclosureProps) {
  const [open, setOpen] = useState(isOpen)
  const id = useId()
  return (
    <div className={`disclosure ${className}`}>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name="down" />
        <span>
          {label}
          {of !== undefined && <span className="visually-hidden"> ({of})</span>}
        </span>
      </button>
      <div className="disclosed" id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  )
}
