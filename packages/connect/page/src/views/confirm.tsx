import { useEffect, useState } from 'react'
import type { Setting } from '../app.tsx'
import { type Answered, type Ask, ownRefusal, Refusal, type Told } from '../ask.ts'
import { fill } from '../language/fill.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePage } from '../parts/page-context.ts'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'
import { LaunchProblem, useLaunch } from './launching.tsx'
import { Loading } from './loading.tsx'
import { Message } from './message.tsx'

type Launch = Answered<'connect.launch.look'>

interface ConfirmProps {
  readonly ask: Ask
  readonly setting: Setting
  goTo(url: string): void
}

/**
 * Where a launch address leads that was not opened by the linking page: somebody may have been sent it who does not know
 * what it links. It says so, and goes on by a click alone.
 */
export function Confirm({ ask, setting, goTo }: ConfirmProps) {
  const { words, app } = usePage()
  const { confirm, loading, launch } = words
  const code = setting.address.launchCode
  const [found, setFound] = useState<Launch>()
  const [refused, setRefused] = useState<Told>()
  const { told, isGoing, go } = useLaunch(ask, goTo)
  useEffect(() => {
    if (code === undefined) return
    ask('connect.launch.look', { body: { code } })
      .then(setFound)
      .catch((error: unknown) => setRefused(error instanceof Refusal ? error.told : ownRefusal('crashed')))
  }, [ask, code])
  if (code === undefined) return <Message icon="link" title={confirm.titleUnknown} lead={confirm.missing} />
  const problem = told ?? refused
  if (problem) return <LaunchProblem told={problem} fix={launch.fix} />
  if (!found) return <Loading label={loading.session} />
  const names = {
    app: <bdi className="name">{found.appName}</bdi>,
    customer: <bdi className="name">{found.customer?.name ?? words.somebody}</bdi>,
  }
  return (
    <View
      title={fill(confirm.title, { app: found.appName || app })}
      lead={<RichText text={confirm.lead} values={names} />}
      actions={
        <Button look="primary" isBusy={isGoing} onPress={() => go(code)}>
          {confirm.go}
        </Button>
      }
    >
      <p>
        <RichText text={confirm.whose} values={names} />
      </p>
      <div className="notice attention">
        <Icon name="alert" />
        <div>
          <p>{confirm.warning}</p>
        </div>
      </div>
    </View>
  )
}
