import { CopyButton } from './copy.tsx'
import { Instant } from './instant.tsx'
import { Notice } from './notice.tsx'

interface OneTimeLinkProps {
  readonly url: string
  readonly expiresAt: string
  readonly label: string
}

/** A link that is shown this once: it is a right by itself. */
export function OneTimeLink({ url, expiresAt, label }: OneTimeLinkProps) {
  return (
    <Notice tone="attention" title="Copy this link now; it is shown once.">
      <div className="link-box">
        <input
          className="link-field"
          readOnly
          aria-label={label}
          value={url}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton value={url} label={label} wide />
      </div>
      <p className="quiet">
        Whoever has it may use it. It stops working <Instant at={expiresAt} />.
      </p>
    </Notice>
  )
}
