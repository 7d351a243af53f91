import type { Connection } from '@mallet/contract/api/connections'
import { MODELS } from '@mallet/contract/api/syncs'
import { Button, Checkbox, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { useChange } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { capitalized } from '../pieces/count.ts'
import { Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Instant } from '../pieces/instant.tsx'

/** How this connection differs from the defaults. */
export function SettingsTab({ connection }: { readonly connection: Connection }) {
  return <SettingsForm key={JSON.stringify(connection.settings)} connection={connection} />
}

function SettingsForm({ connection }: { readonly connection: Connection }) {
  const { id, settings } = connection
  const mayWrite = useMay()('connections:write')
  const [perSecond, setPerSecond] = useState(String(settings.callsPerSecond ?? ''))
  const [perDay, setPerDay] = useState(String(settings.callsPerDay ?? ''))
  const [timeZone, setTimeZone] = useState(settings.timeZone ?? '')
  const [privateCalls, setPrivateCalls] = useState(settings.privateCalls ?? false)
  const [models, setModels] = useState<readonly string[]>(settings.models ?? MODELS)
  const update = useChange('connections.update', {
    done: 'The settings were saved.',
    changes: ['connections.get', 'connections.status', 'syncs.list'],
    showsErrors: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = MODELS.filter((model) => models.includes(model))
    update.mutate({
      params: { id },
      body: {
        settings: {
          ...(perSecond !== '' && { callsPerSecond: Number(perSecond) }),
          ...(perDay !== '' && { callsPerDay: Number(perDay) }),
          ...(timeZone !== '' && { timeZone }),
          privateCalls,
          models: chosen.length === MODELS.length ? null : chosen,
        },
      },
    })
  }
  const field = { disabled: !mayWrite, autoComplete: 'off' }
  return (
    <Card title="Settings">
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          {...field}
          label="Calls a second"
          description="3 unless Gong raised the limit of the company."
          inputMode="numeric"
          placeholder="3"
          value={perSecond}
          onChange={(event) => setPerSecond(event.currentTarget.value)}
        />
        <TextInput
          {...field}
          label="Calls a day"
          description="10,000 unless Gong raised it."
          inputMode="numeric"
          placeholder="10000"
          value={perDay}
          onChange={(event) => setPerDay(event.currentTarget.value)}
        />
        <TextInput
          {...field}
          label="Time zone"
          description="Whose business hours count for the schedule, such as America/New_York. UTC unless set."
          placeholder="UTC"
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
        />
        <fieldset className="plain-set">
          <legend className="label">What is read</legend>
          {MODELS.map((model) => (
            <Checkbox
              key={model}
              label={capitalized(model)}
              disabled={!mayWrite}
              checked={models.includes(model)}
              onChange={({ currentTarget: { checked } }) =>
                setModels(checked ? [...models, model] : models.filter((one) => one !== model))
              }
            />
          ))}
          <Switch
            label="Private calls as well"
            disabled={!mayWrite}
            checked={privateCalls}
            onChange={(event) => setPrivateCalls(event.currentTarget.checked)}
          />
        </fieldset>
        <Facts
          facts={[
            { name: 'Calls since', value: <Instant at={settings.since} none="the beginning" /> },
            { name: 'Workspaces', value: settings.workspaceIds ? settings.workspaceIds.join(', ') : 'All' },
          ]}
        />
        {update.error ? <Failure error={update.error} /> : null}
        {mayWrite ? (
          <div>
            <Button type="submit" loading={update.isPending}>
              Save settings
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  )
}
