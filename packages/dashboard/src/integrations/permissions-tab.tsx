import type { ScopeGroups } from '@mallet/contract/api/integration-scopes'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { counted } from '../pieces/count.ts'
import { Failure } from '../pieces/failure.tsx'
import { Notice } from '../pieces/notice.tsx'
import { CustomScopes } from './custom-scopes.tsx'
import { lackingOf } from './lacking.ts'
import { neededWords } from './needed-words.ts'
import { ScopeRow } from './scope-row.tsx'
import { useUpdate } from './use-update.ts'

/** What customers are asked for, in plain words, against what is needed and what they granted. */
export function PermissionsTab({ integration }: { readonly integration: IntegrationDetails }) {
  const { id, auth, actions, scopes } = integration
  if (auth.type !== 'oauth2' || !scopes) {
    return (
      <Card title="Gong does not tell the permissions of API keys">
        <p>Whether a key may do something shows when it is tried.</p>
      </Card>
    )
  }
  return <ScopeForm key={auth.scopes.join(' ')} id={id} requested={auth.scopes} actions={actions} groups={scopes} />
}

interface ScopeFormProps {
  readonly id: string
  readonly requested: readonly string[]
  readonly actions: IntegrationDetails['actions']
  readonly groups: ScopeGroups
}

function ScopeForm({ id, requested, actions, groups }: ScopeFormProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(requested))
  const mayWrite = useMay()('integrations:write')
  const update = useUpdate('The permissions were saved. Customers are asked for them when they connect or repair.')
  const connections = useRead('connections.list', { query: { integrationId: id, limit: 1000 } })
  const granting = (connections.data?.items ?? []).flatMap(({ scopes }) => (scopes ? [scopes] : []))
  const grantedBy = (scope: string) => ({
    granted: granting.filter((scopes) => scopes.includes(scope)).length,
    of: granting.length,
  })
  const change = (scope: string, isWanted: boolean) => {
    const next = new Set(chosen)
    if (isWanted) next.add(scope)
    else next.delete(scope)
    setChosen(next)
  }
  const isChanged = chosen.size !== requested.length || requested.some((scope) => !chosen.has(scope))
  const known = new Set([
    ...groups.mandatory.map(({ scope }) => scope),
    ...groups.optional.flatMap(({ scopes }) => scopes.map(({ scope }) => scope)),
  ])
  const missing = groups.missing.filter(({ scope }) => !chosen.has(scope))
  const isLacking = lackingOf({ actions, scopes: { ...groups, missing } }).length > 0
  const row = { mayWrite, change, grantedBy }
  return (
    <>
      {missing.length === 0 ? null : (
        <Notice
          tone={isLacking ? 'attention' : 'plain'}
          title={
            isLacking
              ? `What is enabled needs ${counted(missing.length, 'permission')} more.`
              : `For every action, ${counted(missing.length, 'permission')} more would be needed.`
          }
        >
          <details>
            <summary>Which, and for what</summary>
            <ul>
              {missing.map(({ scope, neededBy }) => (
                <li key={scope}>
                  <code>{scope}</code> {neededWords(neededBy)}
                </li>
              ))}
            </ul>
          </details>
          {mayWrite ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setChosen(new Set([...chosen, ...missing.map(({ scope }) => scope)]))}
            >
              Tick them all
            </Button>
          ) : null}
        </Notice>
      )}
      <Card title="Mandatory" about="Always asked for.">
        <ul className="scopes">
          {groups.mandatory.map((known) => (
            <ScopeRow key={known.scope} {...row} known={known} isChosen reason={known.reason} />
          ))}
        </ul>
      </Card>
      {groups.optional.map(({ area, scopes }) => (
        <Card key={area} title={area}>
          <ul className="scopes">
            {scopes.map((known) => (
              <ScopeRow key={known.scope} {...row} known={known} isChosen={chosen.has(known.scope)} />
            ))}
          </ul>
        </Card>
      ))}
      <CustomScopes
        scopes={[...chosen].filter((scope) => !known.has(scope))}
        warnings={groups.custom}
        mayWrite={mayWrite}
        change={change}
      />
      {update.error ? <Failure error={update.error} /> : null}
      {mayWrite ? (
        <div className="save-bar" data-changed={isChanged}>
          <p className="quiet">
            {isChanged
              ? 'Not saved yet. Tick the same in the Gong app, or Gong refuses with invalid scope.'
              : 'Nothing to save.'}
          </p>
          <Button
            disabled={!isChanged}
            loading={update.isPending}
            onClick={() => update.mutate({ params: { id }, body: { auth: { scopes: [...chosen] } } })}
          >
            Save permissions
          </Button>
        </div>
      ) : null}
    </>
  )
}
