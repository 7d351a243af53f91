import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  readonly children: ReactNode
  readonly look?: 'primary' | 'plain' | 'link'
  readonly type?: 'button' | 'submit'
  readonly icon?: IconName
  /** Its work is under way: it stays focused and readable, and further presses do nothing. */
  readonly isBusy?: boolean
  readonly onPress?: () => void
}

export function Button({ children, look = 'plain', type = 'button', icon, isBusy = false, onPress }: ButtonProps) {
  return (
    <button
      className={`button ${look}`}
      type={type}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onPress?.()
      }}
    >
      {isBusy ? <span className="spinner" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
