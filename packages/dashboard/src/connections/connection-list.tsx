import type { Connection } from '@mallet/contract/api/connections'
import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Read } from '../pieces/read.tsx'
import { StateMark } from '../pieces/state-mark.tsx'
import { Page } from '../shell/page.tsx'
import { ConnectionFilters } from './connection-filters.tsx'
import { markOfConnection, reasonWords, regionOf } from './connection-words.ts'

const route = getRouteApi('/connections')
const PAGE = 100
const EVERY_MS = 10_000

/** The linked companies that the filters of the address let through. */
export function ConnectionList() {
  const search = route.useSearch()
  const may = useMay()
  const { status, integration, tag, search: text, customer, limit = PAGE } = search
  const list = useRead(
    'connections.list',
    {
      query: {
        limit,
        ...(status !== undefined && (status === 'unclaimed' ? { claimed: 'false' as const } : { status })),
        ...(integration && { integrationId: integration }),
        ...(tag && { tag }),
        ...(text && { search: text }),
        ...(customer && { customerId: customer }),
      },
    },
    { everyMs: EVERY_MS },
  )
  const isFiltered = [status, integration, tag, text, customer].some((filter) => filter !== undefined)
  const mayLink = may('connections:link')
  const link = (
    <Button component={Link} to="/connections/new">
      Link a company
    </Button>
  )
  const isEmpty = list.data?.items.length === 0 && !isFiltered
  return (
    <Page
      title="Connections"
      about="Each is one customer’s Gong company."
      actions={
        mayLink && !isEmpty ? (
          <>
            <Button variant="default" component={Link} to="/connections/import">
              Import
            </Button>
            {link}
          </>
        ) : undefined
      }
    >
      {isEmpty ? null : <ConnectionFilters search={search} />}
      <Read query={list} what="the connections">
        {({ items, nextCursor }) => {
          if (isEmpty) {
            return (
              <Empty title="No Gong company is linked yet" action={mayLink ? link : undefined}>
                <p>Make a link, send it to a customer’s Gong technical administrator, and the company appears here.</p>
              </Empty>
            )
          }
          if (items.length === 0) {
            return (
              <Empty title="No connection fits the filters">
                <p>Clear them to see all.</p>
              </Empty>
            )
          }
          return (
            <>
              <ConnectionTable items={items} />
              {nextCursor === null ? null : (
                <Button
                  variant="default"
                  renderRoot={(props) => (
                    <Link {...props} to="/connections" search={{ ...search, limit: Math.min(limit + PAGE, 1000) }} />
                  )}
                >
                  Show more
                </Button>
              )}
            </>
          )
        }}
      </Read>
    </Page>
  )
}

function ConnectionTable({ items }: { readonly items: readonly Connection[] }) {
  const integrations = useRead('integrations.list', { query: { limit: 1000 } })
  const nameOf = (id: string) => integrations.data?.items.find((one) => one.id === id)?.name ?? id
  return (
    <DataTable caption="Connections" heads={['Customer', 'Status', 'Gong company', 'Integration', 'Tags', 'Linked']}>
      {items.map((connection) => (
        <tr key={connection.id}>
          <th scope="row">
            <Link to="/connections/$id" params={{ id: connection.id }}>
              {connection.claimed ? connection.customer.name : 'Not claimed yet'}
            </Link>{' '}
            <span className="quiet">{connection.claimed ? connection.customer.id : ''}</span>
          </th>
          <td data-label="Status">
            <StateMark mark={markOfConnection(connection)} />{' '}
            {connection.reason === null ? null : (
              <span className="quiet small">{reasonWords(connection.reason)?.what}</span>
            )}
          </td>
          <td data-label="Gong company">
            <code title={connection.baseUrl}>{connection.companyId}</code>{' '}
            <span className="quiet">{regionOf(connection.baseUrl)}</span>
          </td>
          <td data-label="Integration">{nameOf(connection.integrationId)}</td>
          <td data-label="Tags">
            {connection.tags.map((tag) => (
              <Link key={tag} className="tag" to="/connections" search={{ tag }}>
                {tag}
              </Link>
            ))}
          </td>
          <td data-label="Linked">
            <Instant at={connection.createdAt} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
