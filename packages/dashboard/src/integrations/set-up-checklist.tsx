import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api/use-api.ts'
import { Checklist } from '../pieces/checklist.tsx'
import { lackingOf } from './lacking.ts'

/** From nothing to a connection, ticked by what is there. That a redirect URI is registered shows with the first link. */
export function SetUpChecklist({ integration }: { readonly integration: IntegrationDetails }) {
  const { id, auth, state } = integration
  const numbers = useRead('integrations.deletion', { params: { id } })
  const isLinked = (numbers.data?.connections ?? 0) > 0
  const toTab = (tab: 'credentials' | 'permissions' | 'guide', words: string) => (
    <Link to="/integrations/$id" params={{ id }} search={{ tab }}>
      {words}
    </Link>
  )
  const ofApp =
    auth.type === 'oauth2'
      ? [
          {
            key: 'client',
            title: 'Client id and secret are here',
            isDone: auth.clientId !== null && auth.hasClientSecret,
            action: toTab('credentials', 'Enter what Gong shows'),
          },
          {
            key: 'permissions',
            title: 'What is enabled is asked for',
            isDone: lackingOf(integration).length === 0,
            action: toTab('permissions', 'Add the missing permissions'),
          },
          {
            key: 'registered',
            title: 'The redirect URI is registered in Gong',
            isDone: isLinked,
            text: isLinked ? undefined : 'Ticks with the first company that connects: Gong sent it back here.',
            action: toTab('guide', 'See what to type into Gong’s form'),
          },
        ]
      : [{ key: 'ready', title: 'Companies can be linked', isDone: state === 'ready' }]
  return (
    <Checklist
      label="Set-up of the integration"
      checks={[
        ...ofApp,
        {
          key: 'linked',
          title: 'A company is connected through it',
          isDone: isLinked,
          action: (
            <Link to="/connections/new" search={{ integration: id }}>
              Link a company
            </Link>
          ),
        },
      ]}
    />
  )
}
