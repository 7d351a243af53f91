import type { ReactNode } from 'react'
import { Icon, type IconName } from '../parts/icon.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'

interface MessageProps {
  readonly icon: IconName
  readonly title: string
  readonly lead: string
  readonly fix?: string
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A view that says one thing. */
export function Message({ icon, title, lead, fix, actions, children }: MessageProps) {
  return (
    <View
      title={title}
      above={
        <div className="outcome">
          <Icon name={icon} />
        </div>
      }
      actions={actions}
    >
      <div className="told">
        <p>
          <RichText text={lead} />
        </p>
        {fix !== undefined && (
          <p className="quiet">
            <RichText text={fix} />
          </p>
        )}
      </div>
      {children}
    </View>
  )
}
