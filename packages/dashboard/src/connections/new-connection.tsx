import { Button, NativeSelect, TextInput } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { ReadyIntegrations } from '../integrations/ready-integrations.tsx'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { OneTimeLink } from '../pieces/one-time-link.tsx'
import { Page } from '../shell/page.tsx'
import { CustomerFields, emptyCustomer, toCustomer } from './customer-fields.tsx'

const route = getRouteApi('/connections/new')

/** Makes a link by which one customer connects their company. */
export function NewConnection() {
  const { integration: asked } = route.useSearch()
  const [integrationId, setIntegrationId] = useState(asked ?? '')
  const [customer, setCustomer] = useState(emptyCustomer)
  const [tag, setTag] = useState('')
  const [tried, setTried] = useState(false)
  const make = useChange('connectSessions.create', { changes: ['connectSessions.list'], showsErrors: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const given = toCustomer(customer)
    if (!given) return
    make.mutate({
      body: {
        customer: given,
        link: true,
        ...(integrationId !== '' && { integrationId }),
        ...(tag.trim() !== '' && { tags: [tag.trim()] }),
      },
    })
  }
  return (
    <Page
      title="Link a company"
      about="Makes a link for a customer’s Gong technical administrator. It lives for 7 days and links one company."
      crumbs={[{ title: 'Connections', to: '/connections' }]}
    >
      <ReadyIntegrations>
        {(ready) => {
          if (make.data) {
            return (
              <Card title={`The link for ${customer.name}`}>
                <OneTimeLink url={make.data.url} expiresAt={make.data.expiresAt} label="link" />
                <div className="row">
                  <Button component={Link} to="/connections" variant="default">
                    Open Connections
                  </Button>
                  <Button
                    variant="default"
                    onClick={() => {
                      make.reset()
                      setCustomer(emptyCustomer)
                      setTried(false)
                    }}
                  >
                    Make another
                  </Button>
                </div>
              </Card>
            )
          }
          return (
            <Card title="For whom">
              <form className="stack" onSubmit={submit} noValidate>
                <NativeSelect
                  label="Integration"
                  value={integrationId}
                  onChange={(event) => setIntegrationId(event.currentTarget.value)}
                  data={[
                    ...(ready.length > 1 ? [{ value: '', label: 'The customer chooses' }] : []),
                    ...ready.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
                <CustomerFields customer={customer} change={setCustomer} tried={tried} />
                <TextInput
                  label="Tag"
                  description="May be left empty."
                  autoComplete="off"
                  value={tag}
                  onChange={(event) => setTag(event.currentTarget.value)}
                />
                {make.error ? <Failure error={make.error} /> : null}
                <div>
                  <Button type="submit" loading={make.isPending}>
                    Make the link
                  </Button>
                </div>
              </form>
            </Card>
          )
        }}
      </ReadyIntegrations>
    </Page>
  )
}
