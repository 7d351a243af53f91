import type { ConnectSettings } from '@mallet/contract/api/connect-settings'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { Failure } from '../pieces/failure.tsx'
import { AddressFields } from './address-fields.tsx'
import { type Draft, draftOf, isColor, settingsOf } from './draft.ts'
import { LookFields } from './look-fields.tsx'
import { Preview } from './preview.tsx'

interface SettingsFormProps {
  readonly present: ConnectSettings
  readonly mayWrite: boolean
}

/** The settings, with a preview that follows what is typed. */
export function SettingsForm({ present, mayWrite }: SettingsFormProps) {
  const [draft, setDraft] = useState(() => draftOf(present))
  const [tried, setTried] = useState(false)
  const update = useChange('connectSettings.update', {
    done: 'The settings of Connect were saved. They hold from the next page that is opened.',
    changes: ['connectSettings.get'],
    showsErrors: true,
  })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(present))
  const isColorGood = draft.primaryColor === '' || isColor(draft.primaryColor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (draft.appName.trim() !== '' && isColorGood) update.mutate({ body: settingsOf(draft) })
  }
  const fields = { draft, change: (changes: Partial<Draft>) => setDraft({ ...draft, ...changes }), mayWrite, tried }
  return (
    <form onSubmit={submit} noValidate>
      <div className="with-preview">
        <div>
          <LookFields {...fields} />
          <AddressFields {...fields} />
        </div>
        <Preview draft={draft} />
      </div>
      {update.error ? <Failure error={update.error} /> : null}
      {mayWrite ? (
        <div className="save-bar" data-changed={isChanged}>
          <p className="quiet">{isChanged ? 'Not saved yet.' : 'Nothing to save.'}</p>
          <Button type="submit" disabled={!isChanged} loading={update.isPending}>
            Save settings
          </Button>
        </div>
      ) : null}
    </form>
  )
}
