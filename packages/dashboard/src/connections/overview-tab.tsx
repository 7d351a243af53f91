import type { Connection } from '@mallet/contract/api/connections'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Read } from '../pieces/read.tsx'
import { BaseUrlCard } from './base-url-card.tsx'
import { BudgetCard } from './budget-card.tsx'
import { ClaimCard } from './claim-card.tsx'
import { CompanyCard } from './company-card.tsx'
import { ConnectionNotices } from './connection-notices.tsx'
import { GrantedCard } from './granted-card.tsx'
import { ReconnectCard } from './reconnect-card.tsx'
import { SyncTable } from './sync-table.tsx'

const EVERY_MS = 5_000

/** Whether it works, what it needs, how much of the day is used, and how far each model is. */
export function OverviewTab({ connection }: { readonly connection: Connection }) {
  const { id, claimed, authType, status } = connection
  const may = useMay()
  const params = { id }
  const standing = useRead('connections.status', { params }, { everyMs: EVERY_MS })
  const syncs = useRead('syncs.list', { params }, { everyMs: EVERY_MS })
  const mayLink = may('connections:link')
  return (
    <>
      {claimed || !mayLink ? null : <ClaimCard id={id} />}
      <Read query={standing} what="how it stands">
        {(told) => (
          <>
            <ConnectionNotices connection={connection} standing={told} />
            {status === 'needs_reauth' && claimed && mayLink ? (
              <ReconnectCard connection={connection} isNeeded />
            ) : null}
            <Read query={syncs} what="the syncs">
              {({ items }) => <SyncTable connection={connection} syncs={items} />}
            </Read>
            <div className="columns">
              <BudgetCard budget={told.budget} />
              <CompanyCard connection={connection} expiresAt={told.auth.accessTokenExpiresAt} />
            </div>
            <GrantedCard scopes={told.scopes} />
          </>
        )}
      </Read>
      {authType === 'apiKey' && may('connections:write') ? <BaseUrlCard connection={connection} /> : null}
      {status !== 'needs_reauth' && claimed && mayLink ? <ReconnectCard connection={connection} /> : null}
    </>
  )
}
