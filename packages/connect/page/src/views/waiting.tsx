import type { GongWindow } from '../flow-state.ts'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePage } from '../parts/page-context.ts'
import { Progress } from '../parts/progress.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'

interface WaitingProps {
  readonly window: GongWindow
  readonly isSameWindow: boolean
  onReopen(): void
  onCancel(): void
}

/** Gong is open elsewhere. How it ends is learnt from the server alone. */
export function Waiting({ window, isSameWindow, onReopen, onCancel }: WaitingProps) {
  const { waiting, cancel } = usePage().words
  const launchUrl = window.state === 'blocked' ? window.launchUrl : null
  const hints = [
    [waiting.notAdmin, waiting.notAdminFix],
    [waiting.wrongCompany, waiting.wrongCompanyFix],
    [waiting.isPrivate, waiting.isPrivateFix],
    [waiting.redirect, waiting.redirectFix],
  ] as const
  return (
    <View
      title={waiting.title}
      lead={isSameWindow ? waiting.leadSame : waiting.lead}
      actions={
        <>
          {launchUrl === null ? (
            <Button look="primary" icon="turn" onPress={onReopen}>
              {waiting.reopen}
            </Button>
          ) : (
            <a className="button primary" href={launchUrl} target="_blank" rel="noopener opener">
              <Icon name="outside" />
              {waiting.openTab}
            </a>
          )}
          <Button onPress={onCancel}>{cancel}</Button>
        </>
      }
    >
      {window.state === 'blocked' ? (
        <div className="notice attention" role="alert">
          <Icon name="alert" />
          <div>
            <p className="cause">{waiting.blocked}</p>
            <p>{waiting.blockedFix}</p>
          </div>
        </div>
      ) : (
        <Progress label={waiting.live} key={window.state} />
      )}
      <p className="hint" role="status">
        {window.state === 'seemsClosed' && waiting.seemsClosed}
      </p>
      <div className="hints">
        <h2>{waiting.hints}</h2>
        {hints.map(([says, fix]) => (
          <Disclosure key={says} label={says}>
            <p>
              <RichText text={fix} />
            </p>
          </Disclosure>
        ))}
      </div>
    </View>
  )
}
