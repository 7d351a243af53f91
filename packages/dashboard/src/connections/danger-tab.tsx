import type { Connection } from '@mallet/contract/api/connections'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange, useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { ConfirmDialog } from '../pieces/confirm-dialog.tsx'
import { counted } from '../pieces/count.ts'

const CHANGES = ['connections.get', 'connections.list', 'connections.status', 'syncs.list'] as const

/** What stops a connection for a while, and for good. */
export function DangerTab({ connection }: { readonly connection: Connection }) {
  return (
    <>
      <SuspendCard connection={connection} />
      <DeleteCard connection={connection} />
    </>
  )
}

function SuspendCard({ connection }: { readonly connection: Connection }) {
  const { id, customer, status, reason } = connection
  const [asks, setAsks] = useState(false)
  const close = () => setAsks(false)
  const suspend = useChange('connections.suspend', {
    done: `The connection of ${customer.name} is suspended.`,
    changes: CHANGES,
    after: close,
    showsErrors: true,
  })
  const resume = useChange('connections.resume', {
    done: `The connection of ${customer.name} goes on.`,
    changes: CHANGES,
  })
  if (status === 'suspended' && reason !== 'integration_suspended') {
    return (
      <Card title="Resume">
        <p>Syncs go on where they were.</p>
        <div>
          <Button loading={resume.isPending} onClick={() => resume.mutate({ params: { id } })}>
            Resume connection
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <Card title="Suspend">
      <p>Gong is asked nothing for it and none of its records are served, until you resume it. Nothing is lost.</p>
      <div>
        <Button variant="default" onClick={() => setAsks(true)}>
          Suspend connection
        </Button>
      </div>
      {asks ? (
        <ConfirmDialog
          title={`Suspend ${customer.name}`}
          verb="Suspend"
          busy={suspend.isPending}
          error={suspend.error}
          confirm={() => suspend.mutate({ params: { id } })}
          close={close}
        >
          <p>Syncs, actions and records of this company stop at once. You can resume it at any time.</p>
        </ConfirmDialog>
      ) : null}
    </Card>
  )
}

function DeleteCard({ connection }: { readonly connection: Connection }) {
  const { id, customer, companyId, claimed } = connection
  const name = claimed ? customer.name : companyId
  const [asks, setAsks] = useState(false)
  const navigate = useNavigate()
  const syncs = useRead('syncs.list', { params: { id } })
  const records = (syncs.data?.items ?? []).reduce((sum, sync) => sum + sync.records, 0)
  const remove = useChange('connections.delete', {
    done: `The connection of ${name} was deleted.`,
    changes: ['connections.list', 'integrations.deletion'],
    after: () => void navigate({ to: '/connections' }),
    showsErrors: true,
  })
  return (
    <Card title="Delete" about="There is no way back.">
      <p>
        Credentials are forgotten at once, {counted(records, 'record')} within the day. Your own keys and agents get not
        found for it.
      </p>
      <div>
        <Button className="danger" onClick={() => setAsks(true)}>
          Delete connection
        </Button>
      </div>
      {asks ? (
        <ConfirmDialog
          title={`Delete ${name}`}
          typed={{ expected: name, label: claimed ? 'Name of the customer' : 'Gong company' }}
          verb="Delete for good"
          busy={remove.isPending}
          error={remove.error}
          confirm={() => remove.mutate({ params: { id } })}
          close={() => setAsks(false)}
        >
          <p>To stop it for a while instead, suspend it. To give it new credentials, connect it again.</p>
        </ConfirmDialog>
      ) : null}
    </Card>
  )
}
