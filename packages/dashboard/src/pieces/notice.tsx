import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './state-mark.tsx'

interface NoticeProps {
  readonly tone: Tone
  readonly title: ReactNode
  readonly children?: ReactNode
}

const ICONS: Readonly<Record<Tone, IconName>> = { good: 'check', attention: 'attention', bad: 'bad', plain: 'idle' }

/** Something that somebody should know, and what to do. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice ${tone}`}>
      <Icon name={ICONS[tone]} />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
    </div>
  )
}
