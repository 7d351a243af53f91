import type { Connection } from '@mallet/contract/api/connections'
import { Button } from '@mantine/core'
import { useChange } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { OneTimeLink } from '../pieces/one-time-link.tsx'

interface ReconnectCardProps {
  readonly connection: Connection
  /** Whether it does not work without. */
  readonly isNeeded?: boolean
}

/** A link by which the customer gives this connection new credentials. */
export function ReconnectCard({ connection, isNeeded = false }: ReconnectCardProps) {
  const { id, integrationId } = connection
  const make = useChange('connectSessions.create', { changes: ['connectSessions.list'], showsErrors: true })
  return (
    <Card
      title="Connect again"
      about="The customer opens the link and approves once more. Records, ids and settings are kept; another Gong company is refused."
    >
      {make.data ? (
        <OneTimeLink url={make.data.url} expiresAt={make.data.expiresAt} label="link to connect again" />
      ) : (
        <div>
          <Button
            variant={isNeeded ? 'filled' : 'default'}
            loading={make.isPending}
            onClick={() => make.mutate({ body: { integrationId, connectionId: id, link: true } })}
          >
            Make a link to connect again
          </Button>
        </div>
      )}
      {make.error ? <Failure error={make.error} /> : null}
    </Card>
  )
}
