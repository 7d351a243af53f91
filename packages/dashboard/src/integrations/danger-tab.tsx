import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange, useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { ConfirmDialog } from '../pieces/confirm-dialog.tsx'
import { counted } from '../pieces/count.ts'
import { Instant } from '../pieces/instant.tsx'
import { Read } from '../pieces/read.tsx'

const CHANGES = ['integrations.get', 'integrations.list', 'connections.list', 'connections.get'] as const

/** What stops an integration for a while, and for good. */
export function DangerTab({ integration }: { readonly integration: IntegrationDetails }) {
  return (
    <>
      <SuspendCard integration={integration} />
      <DeleteCard integration={integration} />
    </>
  )
}

function SuspendCard({ integration }: { readonly integration: IntegrationDetails }) {
  const { id, name, suspendedAt } = integration
  const [asks, setAsks] = useState(false)
  const close = () => setAsks(false)
  const suspend = useChange('integrations.suspend', {
    done: `${name} is suspended.`,
    changes: CHANGES,
    after: close,
    showsErrors: true,
  })
  const resume = useChange('integrations.resume', { done: `${name} goes on.`, changes: CHANGES })
  if (suspendedAt !== null) {
    return (
      <Card title="Resume">
        <p>
          It is suspended since <Instant at={suspendedAt} />. Resuming lets customers connect again; connections that
          are not suspended themselves go on where they were.
        </p>
        <div>
          <Button loading={resume.isPending} onClick={() => resume.mutate({ params: { id } })}>
            Resume integration
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <Card title="Suspend">
      <p>
        Nobody can connect through it, and its connections ask Gong nothing and serve no records, until you resume it.
        Nothing is lost, and tokens are kept.
      </p>
      <div>
        <Button variant="default" onClick={() => setAsks(true)}>
          Suspend integration
        </Button>
      </div>
      {asks ? (
        <ConfirmDialog
          title={`Suspend ${name}`}
          verb="Suspend"
          busy={suspend.isPending}
          error={suspend.error}
          confirm={() => suspend.mutate({ params: { id } })}
          close={close}
        >
          <p>Every connection of this integration stops at once. You can resume it at any time.</p>
        </ConfirmDialog>
      ) : null}
    </Card>
  )
}

function DeleteCard({ integration }: { readonly integration: IntegrationDetails }) {
  const { id, name } = integration
  const [asks, setAsks] = useState(false)
  const navigate = useNavigate()
  const preview = useRead('integrations.deletion', { params: { id } })
  const remove = useChange('integrations.delete', {
    done: ({ connections }) =>
      connections === 0 ? `${name} was deleted.` : `${name} was deleted, with ${counted(connections, 'connection')}.`,
    changes: ['integrations.list', 'connections.list'],
    after: () => void navigate({ to: '/integrations' }),
    showsErrors: true,
  })
  return (
    <Card title="Delete" about="There is no way back.">
      <Read query={preview} what="what would stop">
        {({ connections, activeConnections, syncs, openLinks }) => (
          <>
            <ul>
              <li>
                {counted(connections, 'connection')} would be deleted with all records, {activeConnections} of them
                active
              </li>
              <li>{counted(syncs, 'sync', 'syncs')} would stop</li>
              <li>{counted(openLinks, 'open link')} would open nothing</li>
            </ul>
            <div>
              <Button className="danger" onClick={() => setAsks(true)}>
                Delete integration
              </Button>
            </div>
            {asks ? (
              <ConfirmDialog
                title={`Delete ${name}`}
                typed={
                  connections > 0
                    ? { expected: String(connections), label: 'How many connections are deleted with it' }
                    : { expected: name, label: 'Name of the integration' }
                }
                verb="Delete for good"
                busy={remove.isPending}
                error={remove.error}
                confirm={() => remove.mutate({ params: { id }, query: { connections } })}
                close={() => setAsks(false)}
              >
                <p>
                  {connections > 0
                    ? `Credentials are forgotten at once, records of ${counted(connections, 'company', 'companies')} within the day.`
                    : 'Nothing is connected through it.'}
                </p>
              </ConfirmDialog>
            ) : null}
          </>
        )}
      </Read>
    </Card>
  )
}
