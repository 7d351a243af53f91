import { Button } from '@mantine/core'
import type { Refusal } from '../api/refusal.ts'
import { CopyButton } from './copy.tsx'
import { Icon } from './icon.tsx'

interface FailureProps {
  readonly error: Refusal
  readonly retry?: () => void
}

/** What happened, what to do about it, and the id by which the log knows it. */
export function Failure({ error, retry }: FailureProps) {
  const forbidden = error.status === 403 && error.code === 'forbidden'
  const { scope } = error.details
  return (
    <div className="notice bad" role="alert">
      <Icon name="bad" />
      <div>
        <p>
          <strong>{forbidden ? 'Your role does not allow this.' : error.message}</strong>
        </p>
        <p className="quiet">
          {forbidden
            ? `It needs ${typeof scope === 'string' ? scope : 'another right'}. An admin can change your role under People.`
            : error.fix}
        </p>
        {error.issues.length > 0 ? (
          <ul className="issues">
            {error.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        ) : null}
        {error.requestId ? (
          <p className="quiet">
            Request <code>{error.requestId}</code> <CopyButton value={error.requestId} label="request id" />
          </p>
        ) : null}
        {retry ? (
          <Button size="compact-sm" variant="default" onClick={retry}>
            Try again
          </Button>
        ) : null}
      </div>
    </div>
  )
}
