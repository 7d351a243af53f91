import type { Session, Told } from '../ask.ts'
import type { FailedStep } from '../flow-state.ts'
import { type NextStep, nextSteps } from '../next-steps.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePage } from '../parts/page-context.ts'
import { ProblemDetails, ProblemText } from '../parts/problem.tsx'
import { View } from '../parts/view.tsx'

interface ProblemProps {
  readonly told: Told
  readonly at: FailedStep['step']
  readonly session: Session | null
  readonly onClose: (() => void) | undefined
  onAgain(): void
  onOtherWay(): void
  onShare(): void
}

/** What went wrong, and every way on that makes sense. */
export function Problem({ told, at, session, onClose, onAgain, onOtherWay, onShare }: ProblemProps) {
  const { problem, close } = usePage().words
  const ways = nextSteps(told.code, {
    at,
    offered: session?.integrations.length ?? 0,
    mayShare: session?.mayShare ?? false,
    mayClose: onClose !== undefined,
  })
  const buttons: Record<NextStep, { label: string; press: (() => void) | undefined }> = {
    again: { label: problem.again, press: onAgain },
    other_way: { label: problem.otherWay, press: onOtherWay },
    share: { label: problem.shareInstead, press: onShare },
    close: { label: close, press: onClose },
  }
  const titles = {
    session: problem.generalTitle,
    oauth: problem.title,
    share: problem.title,
    finish: problem.finishTitle,
  }
  return (
    <View
      title={titles[at]}
      above={
        <div className="outcome bad">
          <Icon name="alert" />
        </div>
      }
      actions={ways.map((way, index) => (
        <Button key={way} look={index === 0 ? 'primary' : 'plain'} onPress={() => buttons[way].press?.()}>
          {buttons[way].label}
        </Button>
      ))}
    >
      <div className="told" role="alert">
        <ProblemText told={told} />
      </div>
      <ProblemDetails told={told} />
    </View>
  )
}
