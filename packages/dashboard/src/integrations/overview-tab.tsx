import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Copyable } from '../pieces/copy.tsx'
import { count, counted } from '../pieces/count.ts'
import { Facts } from '../pieces/facts.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Notice } from '../pieces/notice.tsx'
import { authWords, gongWords } from './integration-marks.ts'
import type { IntegrationTab } from './integration-tabs.ts'
import { lackingOf } from './lacking.ts'
import { SetUpChecklist } from './set-up-checklist.tsx'

/** What an integration lacks, what it has, and how far its set-up is. */
export function OverviewTab({ integration }: { readonly integration: IntegrationDetails }) {
  const { id, missing, suspendedAt, auth, gong, actions, redirectUri, redirectUriWarning, createdAt } = integration
  const numbers = useRead('integrations.deletion', { params: { id } })
  const lacking = lackingOf(integration).length
  const unasked = integration.scopes?.missing.length ?? 0
  const toTab = (tab: IntegrationTab, words: string) => (
    <Link to="/integrations/$id" params={{ id }} search={{ tab }}>
      {words}
    </Link>
  )
  return (
    <>
      {suspendedAt === null ? null : (
        <Notice tone="attention" title="This integration is suspended.">
          <p>
            Since <Instant at={suspendedAt} />. Its connections ask Gong nothing, and nobody can connect through it.{' '}
            {toTab('danger', 'Resume it')}.
          </p>
        </Notice>
      )}
      {missing.map(({ field, message, fix }) => (
        <Notice key={field} tone="attention" title={message}>
          <p>
            {fix} {toTab('credentials', 'Open Credentials')}
          </p>
        </Notice>
      ))}
      {lacking === 0 ? null : (
        <Notice
          tone="attention"
          title={`What is enabled needs ${counted(lacking, 'permission')} more than is asked for.`}
        >
          <p>{toTab('permissions', 'Open Permissions')} to add what is missing.</p>
        </Notice>
      )}
      <div className="columns">
        <Card title="Set-up">
          <SetUpChecklist integration={integration} />
        </Card>
        <Card title="What it is">
          <Facts
            facts={[
              { name: 'Customers sign in by', value: authWords[auth.type] },
              { name: 'Gong', value: gongWords(gong) },
              {
                name: 'Connections',
                value: numbers.data ? (
                  <Link to="/connections" search={{ integration: id }}>
                    {count(numbers.data.connections)}, {count(numbers.data.activeConnections)} active
                  </Link>
                ) : (
                  '…'
                ),
              },
              { name: 'Actions', value: actionWords(actions, unasked) },
              ...(auth.type === 'oauth2'
                ? [{ name: 'Redirect URI', value: <Copyable value={redirectUri} label="redirect URI" /> }]
                : []),
              { name: 'Made', value: <Instant at={createdAt} /> },
            ]}
          />
          {auth.type === 'oauth2' && redirectUriWarning !== null ? (
            <Notice tone="attention" title="Gong comes back only to a part of your customers.">
              <p>{redirectUriWarning}</p>
            </Notice>
          ) : null}
        </Card>
      </div>
    </>
  )
}

function actionWords(actions: IntegrationDetails['actions'], unasked: number): string {
  if (actions !== null) return counted(actions.length, 'action')
  return unasked === 0 ? 'All' : 'All that the permissions allow'
}
