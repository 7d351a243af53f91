import type { Integration } from '@mallet/contract/api/integrations'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { count } from '../pieces/count.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Read } from '../pieces/read.tsx'
import { StateMark } from '../pieces/state-mark.tsx'
import { Page } from '../shell/page.tsx'
import { authWords, gongWords, markOfIntegration } from './integration-marks.ts'

/** Every Gong app and way of linking by API key. */
export function IntegrationList() {
  const may = useMay()
  const list = useRead('integrations.list', { query: { limit: 1000 } })
  const mayCreate = may('integrations:write')
  const create = (
    <Button component={Link} to="/integrations/new">
      New integration
    </Button>
  )
  return (
    <Page
      title="Integrations"
      about="One Gong app of yours, or one way of linking by API key. Customers connect through them."
      actions={mayCreate && (list.data?.items.length ?? 0) > 0 ? create : undefined}
    >
      <Read query={list} what="the integrations">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="There is no integration yet" action={mayCreate ? create : undefined}>
              <p>Set one up to let customers connect. It takes a Gong app, which you make in Gong, or API keys.</p>
            </Empty>
          ) : (
            <DataTable
              caption="Integrations"
              heads={['Name', 'State', 'Customers sign in by', 'Gong', { number: 'Connections' }, 'Made']}
            >
              {items.map((integration) => (
                <IntegrationRow key={integration.id} integration={integration} />
              ))}
            </DataTable>
          )
        }
      </Read>
    </Page>
  )
}

function IntegrationRow({ integration }: { readonly integration: Integration }) {
  const { id, name, auth, gong, createdAt } = integration
  const numbers = useRead('integrations.deletion', { params: { id } })
  return (
    <tr>
      <th scope="row">
        <Link to="/integrations/$id" params={{ id }}>
          {name}
        </Link>
      </th>
      <td data-label="State">
        <StateMark mark={markOfIntegration(integration)} />
      </td>
      <td data-label="Signs in by">{authWords[auth.type]}</td>
      <td data-label="Gong">{gongWords(gong)}</td>
      <td data-label="Connections" className="number figures">
        {numbers.data ? (
          <Link to="/connections" search={{ integration: id }} aria-label={`${numbers.data.connections} of ${name}`}>
            {count(numbers.data.connections)}
          </Link>
        ) : (
          <span className="quiet">…</span>
        )}
      </td>
      <td data-label="Made">
        <Instant at={createdAt} />
      </td>
    </tr>
  )
}
