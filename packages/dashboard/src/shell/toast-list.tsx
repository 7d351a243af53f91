import { CloseButton } from '@mantine/core'
import { CopyButton } from '../pieces/copy.tsx'
import { Icon } from '../pieces/icon.tsx'
import { dismiss, useToasts } from './toasts.ts'

/** Spoken as they come; the region is there before them, since browsers watch only what they have seen empty. */
export function ToastList() {
  const toasts = useToasts()
  return (
    <div className="toasts" role="status" aria-live="polite" aria-label="Messages">
      {toasts.map(({ id, tone, text, refusal }) => (
        <div key={id} className={`toast notice ${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'bad'} />
          <div>
            <p>{text}</p>
            {refusal?.fix ? <p className="quiet">{refusal.fix}</p> : null}
            {refusal?.issues.map((issue) => (
              <p key={issue} className="quiet">
                {issue}
              </p>
            ))}
            {refusal?.requestId ? (
              <p className="quiet">
                Request <code>{refusal.requestId}</code> <CopyButton value={refusal.requestId} label="request id" />
              </p>
            ) : null}
          </div>
          <CloseButton size="sm" aria-label="Close this message" onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  )
}
