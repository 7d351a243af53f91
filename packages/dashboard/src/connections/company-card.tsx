import type { Connection } from '@mallet/contract/api/connections'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api/use-api.ts'
import { authWords } from '../integrations/integration-marks.ts'
import { Card } from '../pieces/card.tsx'
import { Copyable } from '../pieces/copy.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Instant } from '../pieces/instant.tsx'
import { regionOf } from './connection-words.ts'

interface CompanyCardProps {
  readonly connection: Connection
  /** Of the access token; null for API keys. */
  readonly expiresAt: string | null
}

/** Whose it is, and where its company is at Gong. */
export function CompanyCard({ connection, expiresAt }: CompanyCardProps) {
  const { integrationId, customer, claimed, authType, companyId, baseUrl, createdAt } = connection
  const integrations = useRead('integrations.list', { query: { limit: 1000 } })
  const integration = integrations.data?.items.find(({ id }) => id === integrationId)
  const region = regionOf(baseUrl)
  return (
    <Card title="Company">
      <Facts
        facts={[
          ...(claimed
            ? [
                { name: 'Customer', value: customer.name },
                { name: 'Customer id', value: <Copyable value={customer.id} label="customer id" /> },
              ]
            : []),
          ...(customer.email === undefined ? [] : [{ name: 'E-mail', value: customer.email }]),
          { name: 'Gong company', value: <Copyable value={companyId} label="company id" /> },
          { name: 'API base URL', value: <Copyable value={baseUrl} label="base URL" /> },
          ...(region === undefined ? [] : [{ name: 'Region', value: region }]),
          {
            name: 'Integration',
            value: (
              <Link to="/integrations/$id" params={{ id: integrationId }}>
                {integration?.name ?? integrationId}
              </Link>
            ),
          },
          { name: 'Linked by', value: authWords[authType] },
          { name: 'Linked', value: <Instant at={createdAt} /> },
          ...(authType === 'oauth2'
            ? [
                {
                  name: 'Access token',
                  value: <>renewed by itself, ends {<Instant at={expiresAt} none="unknown" />}</>,
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}
