import type { ReactNode } from 'react'

interface OptionProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isChosen: boolean
  /** Cannot be taken away; it is read out as such. */
  readonly isFixed?: boolean
  onChoose(isChosen: boolean): void
}

/** A choice whose whole line can be pressed. */
export function Option({ type, name, label, hint, isChosen, isFixed = false, onChoose }: OptionProps) {
  return (
    <label className="option">
      <input
        type={type}
        name={name}
        checked={isChosen}
        disabled={isFixed}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <span className="hint">{hint}</span>}
      </span>
    </label>
  )
}
