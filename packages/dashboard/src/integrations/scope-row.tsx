import { Checkbox } from '@mantine/core'
import { neededWords } from './needed-words.ts'

interface ScopeRowProps {
  readonly known: {
    readonly scope: string
    readonly description: string
    readonly neededBy: { readonly actions: readonly string[]; readonly syncs: readonly string[] }
  }
  readonly isChosen: boolean
  /** Why it cannot be left out, where it cannot. */
  readonly reason?: string
  readonly mayWrite: boolean
  readonly change: (scope: string, isWanted: boolean) => void
  readonly grantedBy: (scope: string) => { granted: number; of: number }
}

/** One permission: what it opens, what needs it, and how many companies granted it. */
export function ScopeRow({ known, isChosen, reason, mayWrite, change, grantedBy }: ScopeRowProps) {
  const { scope, description, neededBy } = known
  const { granted, of } = grantedBy(scope)
  const needed = neededWords(neededBy)
  return (
    <li>
      <Checkbox
        checked={isChosen}
        disabled={reason !== undefined || !mayWrite}
        onChange={(event) => change(scope, event.currentTarget.checked)}
        label={description}
        description={
          <>
            <code>{scope}</code>
            {needed === '' ? '' : ` · ${needed}`}
            {reason === undefined ? '' : ` · ${reason}`}
          </>
        }
      />
      {isChosen && of > 0 ? (
        <span className={granted < of ? 'state attention' : 'quiet'}>
          granted by {granted} of {of}
        </span>
      ) : null}
    </li>
  )
}
