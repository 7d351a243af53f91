import type { Setting } from '../app.tsx'
import type { Connect } from '../connect.ts'
import { linkOf } from '../flow.ts'
import { usePage } from '../parts/page-context.ts'
import type { Shown } from '../stage.ts'
import { ApiKeyForm } from './api-key-form.tsx'
import { ChooseAuth } from './choose-auth.tsx'
import { Choosing } from './choosing.tsx'
import { Loading } from './loading.tsx'
import { Message } from './message.tsx'
import { OAuthIntro } from './oauth-intro.tsx'
import { Problem } from './problem.tsx'
import { Share } from './share.tsx'
import { Success } from './success.tsx'
import { Waiting } from './waiting.tsx'

interface CurrentViewProps {
  readonly connect: Connect
  readonly shown: Shown
  readonly setting: Setting
  readonly logo: string | null
}

/** The view of the present state. */
export function CurrentView({ connect, shown, setting, logo }: CurrentViewProps) {
  const { words } = usePage()
  const { state } = shown
  const { mode, isTouch } = setting
  const isFramed = mode === 'modal' || mode === 'inline'
  const onClose = mode === 'modal' || mode === 'popup' ? () => connect.askToClose('user') : undefined
  switch (state.name) {
    case 'init':
      if (setting.address.host && mode !== 'page') return <Loading key="loading" label={words.loading.host} />
      if (setting.ended) {
        const { title } = words.success
        return <Message key="ended" icon="check" title={title} lead={words.success.mayClose} />
      }
      return <Message key="no-token" icon="link" {...words.noToken} />
    case 'session_check':
      return <Loading key="loading" label={words.loading.session} />
    case 'choose_auth':
      return <ChooseAuth key="choose" session={state.session} onChoose={connect.choose} />
    case 'form':
    case 'validating':
      return (
        <ApiKeyForm
          key={`form-${state.integration.id}`}
          session={state.session}
          integration={state.integration}
          isTesting={state.name === 'validating'}
          refusal={state.name === 'form' ? state.refusal : null}
          logo={logo}
          onSend={(credentials) => void connect.sendKey(credentials)}
          onTyped={connect.typed}
        />
      )
    case 'oauth_intro':
      return (
        <OAuthIntro
          key={`intro-${state.integration.id}`}
          session={state.session}
          integration={state.integration}
          isOpening={state.opening}
          place={isFramed ? (isTouch ? 'tab' : 'popup') : 'same'}
          logo={logo}
          onContinue={() => void connect.continueToGong()}
          onShare={() => void connect.share()}
        />
      )
    case 'waiting_for_gong':
      return (
        <Waiting
          key="waiting"
          window={state.window}
          isSameWindow={!isFramed}
          onReopen={() => void connect.reopenGong()}
          onCancel={() => void connect.cancelWaiting()}
        />
      )
    case 'share':
      return <Share key="share" link={state.link} onBack={connect.back} />
    case 'choosing':
      if (!state.choices) return <Loading key="choices" label={words.loading.choices} />
      return (
        <Choosing
          key="choosing"
          choices={state.choices}
          notGranted={state.notGranted}
          isSaving={state.saving}
          refusal={state.refusal}
          onFinish={(configuration) => void connect.finish(configuration)}
        />
      )
    case 'finishing':
      return <Loading key="finishing" label={words.loading.finishing} />
    case 'success':
      return (
        <Success
          key="success"
          isReconnect={linkOf(state)?.isReconnect ?? false}
          notGranted={state.notGranted}
          returnUrl={state.returnUrl}
          onDone={onClose}
          isEmbedded={mode !== 'page'}
        />
      )
    case 'error':
      return (
        <Problem
          key={`error-${state.refusal.code}`}
          told={state.refusal}
          at={state.at.step}
          session={state.session}
          onClose={onClose}
          onAgain={() => void connect.retry()}
          onOtherWay={connect.back}
          onShare={() => void connect.share()}
        />
      )
    case 'expired':
      return <Message key="expired" icon="clock" {...words.expired} />
    case 'closed':
      return <Message key="closed" icon="check" {...words.closed} />
  }
}
