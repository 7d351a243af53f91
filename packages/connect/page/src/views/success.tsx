import { fill } from '../language/fill.ts'
import { Button } from '../parts/button.tsx'
import { Icon, Mark } from '../parts/icon.tsx'
import { NotGranted } from '../parts/not-granted.tsx'
import { usePage } from '../parts/page-context.ts'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'

interface SuccessProps {
  readonly isReconnect: boolean
  readonly notGranted: readonly string[]
  readonly returnUrl: string | null
  /** Undefined where there is nothing to close: in a tab of its own, or as a part of another page. */
  readonly onDone: (() => void) | undefined
  readonly isEmbedded: boolean
}

export function Success({ isReconnect, notGranted, returnUrl, onDone, isEmbedded }: SuccessProps) {
  const { words, app } = usePage()
  const { success } = words
  const back = returnUrl !== null && !isEmbedded && (
    <a className="button primary" href={returnUrl}>
      {fill(success.return, { app })}
    </a>
  )
  const done = onDone && (
    <Button look="primary" onPress={onDone}>
      {success.done}
    </Button>
  )
  return (
    <View
      title={isReconnect ? success.repairTitle : success.title}
      lead={<RichText text={success.lead} />}
      above={
        <div className="outcome good">
          <Mark sounds />
        </div>
      }
      actions={back || done}
    >
      <NotGranted scopes={notGranted} />
      <ul className="facts">
        <li>
          <Icon name="turn" />
          <div>
            <h2>{success.next}</h2>
            <p className="quiet">{isReconnect ? success.nextRepair : success.nextText}</p>
          </div>
        </li>
        <li>
          <Icon name="shield" />
          <div>
            <h2>{success.undo}</h2>
            <p className="quiet">
              <RichText text={success.undoText} />
            </p>
          </div>
        </li>
      </ul>
      {!back && !isEmbedded && <p className="small-print">{success.mayClose}</p>}
    </View>
  )
}
