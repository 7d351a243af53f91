import type { Connection } from '@mallet/contract/api/connections'
import { getRouteApi } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Copyable } from '../pieces/copy.tsx'
import { Read } from '../pieces/read.tsx'
import { StateMark } from '../pieces/state-mark.tsx'
import { TabLinks } from '../pieces/tab-links.tsx'
import { Page } from '../shell/page.tsx'
import { CONNECTION_TABS, type ConnectionTab, connectionTabWords } from './connection-tabs.ts'
import { markOfConnection } from './connection-words.ts'
import { DangerTab } from './danger-tab.tsx'
import { LabelsTab } from './labels-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'

const route = getRouteApi('/connections/$id')
const EVERY_MS = 5_000

const TABS: Readonly<Record<ConnectionTab, ComponentType<{ readonly connection: Connection }>>> = {
  overview: OverviewTab,
  labels: LabelsTab,
  settings: SettingsTab,
  danger: DangerTab,
}

/** One customer's company, by parts that stand in the address. */
export function ConnectionScreen() {
  const { id } = route.useParams()
  const { tab = 'overview' } = route.useSearch()
  const mayWrite = useMay()('connections:write')
  const connection = useRead('connections.get', { params: { id } }, { everyMs: EVERY_MS })
  const { data } = connection
  const Tab = TABS[tab]
  return (
    <Page
      title={data ? (data.claimed ? data.customer.name : 'Not claimed yet') : 'Connection'}
      crumbs={[{ title: 'Connections', to: '/connections' }]}
      state={data ? <StateMark mark={markOfConnection(data)} /> : null}
      about={data ? <Copyable value={data.id} label="connection id" /> : undefined}
    >
      <TabLinks
        label="Parts of the connection"
        tabs={CONNECTION_TABS.filter((name) => name !== 'danger' || mayWrite).map((name) => ({
          key: name,
          title: connectionTabWords[name],
          isCurrent: name === tab,
          link: { to: '/connections/$id', params: { id }, search: name === 'overview' ? {} : { tab: name } },
        }))}
      />
      <Read query={connection} what="the connection">
        {(shown) => <Tab connection={shown} />}
      </Read>
    </Page>
  )
}
