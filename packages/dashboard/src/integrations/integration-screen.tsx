import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { getRouteApi } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Copyable } from '../pieces/copy.tsx'
import { Read } from '../pieces/read.tsx'
import { StateMark } from '../pieces/state-mark.tsx'
import { TabLinks } from '../pieces/tab-links.tsx'
import { Page } from '../shell/page.tsx'
import { ActionsTab } from './actions-tab.tsx'
import { CredentialsTab } from './credentials-tab.tsx'
import { DangerTab } from './danger-tab.tsx'
import { GuideTab } from './guide-tab.tsx'
import { authWords, gongWords, markOfIntegration } from './integration-marks.ts'
import { INTEGRATION_TABS, type IntegrationTab, integrationTabWords } from './integration-tabs.ts'
import { OverviewTab } from './overview-tab.tsx'
import { PermissionsTab } from './permissions-tab.tsx'

const route = getRouteApi('/integrations/$id')
const EVERY_MS = 15_000

const TABS: Readonly<Record<IntegrationTab, ComponentType<{ readonly integration: IntegrationDetails }>>> = {
  overview: OverviewTab,
  credentials: CredentialsTab,
  permissions: PermissionsTab,
  actions: ActionsTab,
  guide: GuideTab,
  danger: DangerTab,
}

/** One integration, by parts that stand in the address. */
export function IntegrationScreen() {
  const { id } = route.useParams()
  const { tab = 'overview' } = route.useSearch()
  const may = useMay()
  const integration = useRead('integrations.get', { params: { id } }, { everyMs: EVERY_MS })
  const { data } = integration
  const offered = INTEGRATION_TABS.filter((name) => name !== 'danger' || may('integrations:write')).filter(
    (name) => name !== 'permissions' || data?.auth.type !== 'apiKey',
  )
  const Tab = TABS[tab]
  return (
    <Page
      title={data?.name ?? 'Integration'}
      crumbs={[{ title: 'Integrations', to: '/integrations' }]}
      state={data ? <StateMark mark={markOfIntegration(data)} /> : null}
      about={
        data ? (
          <>
            {authWords[data.auth.type]} · {gongWords(data.gong)} · <Copyable value={data.id} label="integration id" />
          </>
        ) : undefined
      }
    >
      <TabLinks
        label="Parts of the integration"
        tabs={offered.map((name) => ({
          key: name,
          title: integrationTabWords[name],
          isCurrent: name === tab,
          link: { to: '/integrations/$id', params: { id }, search: name === 'overview' ? {} : { tab: name } },
        }))}
      />
      <Read query={integration} what="the integration">
        {(shown) => <Tab integration={shown} />}
      </Read>
    </Page>
  )
}
