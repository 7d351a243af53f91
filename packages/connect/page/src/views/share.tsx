import { useId } from 'react'
import type { SharedLink } from '../flow-state.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { usePage } from '../parts/page-context.ts'
import { Progress } from '../parts/progress.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { Until } from '../parts/until.tsx'
import { View } from '../parts/view.tsx'

/** A link for somebody who may sign in to Gong, and the waiting for them. */
export function Share({ link, onBack }: { link: SharedLink | null; onBack: () => void }) {
  const { share } = usePage().words
  const id = useId()
  return (
    <View
      title={share.title}
      lead={<RichText text={share.lead} />}
      actions={
        <>
          {link && <CopyButton look="primary" text={link.url} label={share.copy} copied={share.copied} />}
          <Button onPress={onBack}>{share.back}</Button>
        </>
      }
    >
      {link === null ? (
        <Progress label={share.making} />
      ) : (
        <>
          <div className="field">
            <label htmlFor={id}>{share.label}</label>
            <input
              id={id}
              readOnly
              value={link.url}
              dir="ltr"
              onFocus={({ currentTarget }) => currentTarget.select()}
              aria-describedby={`${id}-until`}
            />
            <p className="hint" id={`${id}-until`}>
              <Until text={share.until} instant={link.expiresAt} />
            </p>
          </div>
          <Progress label={share.waiting} />
        </>
      )}
    </View>
  )
}
