import { Button, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type InputOf, useChange } from '../api/use-api.ts'
import { ReadyIntegrations } from '../integrations/ready-integrations.tsx'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Notice } from '../pieces/notice.tsx'
import { Page } from '../shell/page.tsx'
import { CustomerFields, emptyCustomer, toCustomer } from './customer-fields.tsx'

type Credentials = InputOf<'connections.create'>['body']['credentials']

const HOUR_MS = 3_600_000

const EMPTY = {
  accessKey: '',
  accessKeySecret: '',
  accessToken: '',
  refreshToken: '',
  expiresAt: '',
  scopes: '',
  baseUrl: '',
}
type Fields = typeof EMPTY

/** Takes over a company whose credentials are there already: an API key, or tokens that Gong gave elsewhere. */
export function ImportConnection() {
  return (
    <Page
      title="Import a connection"
      about="For credentials that you have already. They are tested with a real call before anything is stored."
      crumbs={[{ title: 'Connections', to: '/connections' }]}
    >
      <ReadyIntegrations>{(ready) => <ImportForm integrations={ready} />}</ReadyIntegrations>
    </Page>
  )
}

interface ImportFormProps {
  readonly integrations: readonly {
    readonly id: string
    readonly name: string
    readonly auth: { readonly type: string }
  }[]
}

function ImportForm({ integrations }: ImportFormProps) {
  const navigate = useNavigate()
  const [integrationId, setIntegrationId] = useState(integrations[0]?.id ?? '')
  const [customer, setCustomer] = useState(emptyCustomer)
  const [fields, setFields] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const authType = integrations.find(({ id }) => id === integrationId)?.auth.type === 'apiKey' ? 'apiKey' : 'oauth2'
  const create = useChange('connections.create', {
    done: ({ customer: { name } }) => `${name} was imported. Its first syncs begin.`,
    changes: ['connections.list', 'integrations.deletion'],
    after: ({ id }) => void navigate({ to: '/connections/$id', params: { id } }),
    showsErrors: true,
  })
  const needed: readonly (keyof Fields)[] =
    authType === 'apiKey' ? ['accessKey', 'accessKeySecret', 'baseUrl'] : ['accessToken', 'refreshToken', 'baseUrl']
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const given = toCustomer(customer)
    if (!given || needed.some((name) => fields[name].trim() === '')) return
    create.mutate({ body: { integrationId, customer: given, credentials: credentialsOf(authType, fields) } })
  }
  const field = (name: keyof Fields) => ({
    autoComplete: 'off',
    spellCheck: false,
    value: fields[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [name]: currentTarget.value }),
    error: tried && needed.includes(name) && fields[name].trim() === '' ? 'Fill this in.' : null,
  })
  const shown = { visibilityToggleButtonProps: { 'aria-label': 'Show it' } }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Card title="Whose">
        <NativeSelect
          label="Integration"
          value={integrationId}
          onChange={(event) => setIntegrationId(event.currentTarget.value)}
          data={integrations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CustomerFields customer={customer} change={setCustomer} tried={tried} />
      </Card>
      <Card title="Credentials">
        {authType === 'apiKey' ? (
          <>
            <TextInput label="Access Key" {...field('accessKey')} />
            <PasswordInput label="Access Key Secret" {...field('accessKeySecret')} {...shown} />
          </>
        ) : (
          <>
            <Notice tone="attention" title="From the import on, only Mallet can renew them.">
              <p>Gong gives a new refresh token with each renewal. Stop whoever used these before.</p>
            </Notice>
            <PasswordInput label="Access token" {...field('accessToken')} {...shown} />
            <PasswordInput label="Refresh token" {...field('refreshToken')} {...shown} />
            <TextInput
              label="When the access token ends"
              description="Such as 2026-06-11T15:00:00Z. Left empty, it is renewed within the hour."
              {...field('expiresAt')}
            />
            <Textarea label="Granted scopes" description="May be left empty." rows={3} {...field('scopes')} />
          </>
        )}
        <TextInput
          label="API base URL"
          description={
            authType === 'apiKey'
              ? 'Gong shows it beside the key.'
              : 'api_base_url_for_customer, as Gong gave it with the tokens.'
          }
          placeholder="https://us-12345.api.gong.io"
          {...field('baseUrl')}
        />
        {create.error ? <Failure error={create.error} /> : null}
        <div>
          <Button type="submit" loading={create.isPending}>
            Test and import
          </Button>
        </div>
      </Card>
    </form>
  )
}

function credentialsOf(authType: 'oauth2' | 'apiKey', fields: Fields): Credentials {
  const { accessKey, accessKeySecret, accessToken, refreshToken, expiresAt, scopes, baseUrl } = fields
  if (authType === 'apiKey') {
    return { type: 'apiKey', accessKey: accessKey.trim(), accessKeySecret, baseUrl: baseUrl.trim() }
  }
  const granted = scopes.split(/[\s,]+/).filter((scope) => scope !== '')
  const at = new Date(expiresAt.trim())
  return {
    type: 'oauth2',
    accessToken: accessToken.trim(),
    refreshToken: refreshToken.trim(),
    expiresAt: (Number.isNaN(at.getTime()) ? new Date(Date.now() + HOUR_MS) : at).toISOString(),
    baseUrl: baseUrl.trim(),
    ...(granted.length > 0 && { scopes: granted }),
  }
}
