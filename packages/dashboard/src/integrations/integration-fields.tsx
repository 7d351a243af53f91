import { Button, Group, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Refusal } from '../api/refusal.ts'
import type { InputOf, OutputOf } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Choices } from '../pieces/choices.tsx'
import { Copyable } from '../pieces/copy.tsx'
import { Failure } from '../pieces/failure.tsx'
import type { GongChoice } from './choose-gong.tsx'

type NewIntegration = InputOf<'integrations.create'>['body']

interface IntegrationFieldsProps {
  readonly about: OutputOf<'platform.describe'>
  readonly gong: GongChoice
  readonly authType: 'oauth2' | 'apiKey'
  readonly busy: boolean
  readonly error: Refusal | null
  readonly back: () => void
  readonly create: (body: NewIntegration) => void
}

/** The name, and what a Gong app needs. The client id may come later: Gong shows it once the redirect URI is there. */
export function IntegrationFields({ about, gong, authType, busy, error, back, create }: IntegrationFieldsProps) {
  const [name, setName] = useState(authType === 'oauth2' ? 'Gong' : 'Gong by API key')
  const [clientId, setClientId] = useState('')
  const [clientSecret, setClientSecret] = useState('')
  const [scopeChoice, setScopeChoice] = useState<'syncs' | 'own'>('syncs')
  const [ownScopes, setOwnScopes] = useState('')
  const [tried, setTried] = useState(false)
  const scopes = ownScopes.split(/[\s,]+/).filter((scope) => scope !== '')
  const lacksScopes = scopeChoice === 'own' && scopes.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || (authType === 'oauth2' && lacksScopes)) return
    if (authType === 'apiKey') return create({ name: name.trim(), auth: { type: 'apiKey' } })
    create({
      name: name.trim(),
      auth: {
        type: 'oauth2',
        ...(clientId.trim() !== '' && { clientId: clientId.trim() }),
        ...(clientSecret.trim() !== '' && { clientSecret: clientSecret.trim() }),
        ...(scopeChoice === 'own' && { scopes }),
      },
    })
  }
  return (
    <Card title={authType === 'oauth2' ? 'Your Gong app' : 'Name it'}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          label="Name"
          description="Customers see it where they may choose between several."
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? 'Enter a name.' : null}
        />
        {authType === 'oauth2' ? (
          <>
            <div>
              <p className="label">Redirect URI to register in Gong</p>
              <p className="quiet small">
                Gong shows client id and secret once it is registered. Leave both empty to fill them in later.
              </p>
              <Copyable value={about.redirectUri} label="redirect URI" />
            </div>
            <TextInput
              label="Client ID"
              autoComplete="off"
              spellCheck={false}
              description={
                gong === 'emulator'
                  ? `Copy it from the pages of the emulator, ${about.gong.appUrl}.`
                  : 'Gong: Admin center > Settings > Ecosystem > API > Integrations.'
              }
              value={clientId}
              onChange={(event) => setClientId(event.currentTarget.value)}
            />
            <PasswordInput
              label="Client secret"
              autoComplete="off"
              description="Stored encrypted. It can be replaced, never read again."
              value={clientSecret}
              onChange={(event) => setClientSecret(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the client secret' }}
            />
            <div>
              <p className="label">Permissions</p>
              <Choices
                label="Permissions"
                value={scopeChoice}
                change={setScopeChoice}
                choices={[
                  {
                    value: 'syncs',
                    title: 'What the syncs need',
                    text: 'Users, workspaces, calls and transcripts. You can change it under Permissions.',
                  },
                  { value: 'own', title: 'A list of your own', text: 'As ticked in the Gong app.' },
                ]}
              />
              {scopeChoice === 'own' ? (
                <Textarea
                  label="Scopes"
                  description="One a line, such as api:calls:read:basic. Tick exactly the same in the Gong app."
                  rows={4}
                  spellCheck={false}
                  value={ownScopes}
                  onChange={(event) => setOwnScopes(event.currentTarget.value)}
                  error={tried && lacksScopes ? 'Enter at least one scope.' : null}
                />
              ) : null}
            </div>
          </>
        ) : (
          <p className="quiet">
            Nothing else is needed here: each customer brings an Access Key and its secret, and Mallet tests them before
            it keeps them.
          </p>
        )}
        {error ? <Failure error={error} /> : null}
        <Group justify="space-between">
          <Button variant="default" onClick={back}>
            Back
          </Button>
          <Button type="submit" loading={busy}>
            Create integration
          </Button>
        </Group>
      </form>
    </Card>
  )
}
