import type { CatalogueEntry } from '@mallet/contract/api/actions'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Choices } from '../pieces/choices.tsx'
import { capitalized, counted } from '../pieces/count.ts'
import { Failure } from '../pieces/failure.tsx'
import { Read } from '../pieces/read.tsx'
import { useUpdate } from './use-update.ts'

const effectWords = { reads: 'Reads', writes: 'Writes to Gong', destroys: 'Deletes in Gong' } as const

/** Which of the catalogue this integration lets through, by resource, and what each needs. */
export function ActionsTab({ integration }: { readonly integration: IntegrationDetails }) {
  const catalogue = useRead('actions.list', { query: {} })
  return (
    <Read query={catalogue} what="the catalogue">
      {({ items }) => (
        <ActionsForm key={JSON.stringify(integration.actions)} integration={integration} groups={items} />
      )}
    </Read>
  )
}

interface ActionsFormProps {
  readonly integration: IntegrationDetails
  readonly groups: readonly { readonly resource: string; readonly items: readonly CatalogueEntry[] }[]
}

function ActionsForm({ integration, groups }: ActionsFormProps) {
  const { id, actions } = integration
  const mayWrite = useMay()('integrations:write')
  const update = useUpdate('What is enabled was saved. It holds from the next request on.')
  const every = groups.flatMap(({ items }) => items.filter(({ type }) => type === 'action').map(({ name }) => name))
  const [mode, setMode] = useState<'all' | 'some'>(actions === null ? 'all' : 'some')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(actions ?? every))
  const toggle = (names: readonly string[], isOn: boolean) => {
    const next = new Set(chosen)
    for (const name of names) {
      if (isOn) next.add(name)
      else next.delete(name)
    }
    setChosen(next)
  }
  const wanted = mode === 'all' ? null : every.filter((name) => chosen.has(name))
  const isChanged =
    JSON.stringify(wanted) !== JSON.stringify(actions === null ? null : every.filter((name) => actions.includes(name)))
  return (
    <>
      <Card title="Actions" about="What API keys, agents and this dashboard may do for its connections.">
        <Choices
          label="Which actions are enabled"
          value={mode}
          change={mayWrite ? setMode : () => undefined}
          choices={[
            { value: 'all', title: `All ${every.length}`, text: 'And those that later versions add.' },
            { value: 'some', title: 'Only those ticked', text: 'Every door refuses the others.' },
          ]}
        />
      </Card>
      {groups.map(({ resource, items }) => (
        <ResourceCard
          key={resource}
          resource={resource}
          items={items}
          isOn={({ name, type }) => type === 'sync' || mode === 'all' || chosen.has(name)}
          isLocked={!mayWrite || mode === 'all'}
          toggle={toggle}
        />
      ))}
      {update.error ? <Failure error={update.error} /> : null}
      {mayWrite ? (
        <div className="save-bar" data-changed={isChanged}>
          <p className="quiet">
            {isChanged
              ? `Not saved yet: ${wanted === null ? 'all' : counted(wanted.length, 'action')}.`
              : 'Nothing to save.'}
          </p>
          <Button
            disabled={!isChanged}
            loading={update.isPending}
            onClick={() => update.mutate({ params: { id }, body: { actions: wanted } })}
          >
            Save
          </Button>
        </div>
      ) : null}
    </>
  )
}

interface ResourceCardProps {
  readonly resource: string
  readonly items: readonly CatalogueEntry[]
  readonly isOn: (entry: CatalogueEntry) => boolean
  readonly isLocked: boolean
  readonly toggle: (names: readonly string[], isOn: boolean) => void
}

function ResourceCard({ resource, items, isOn, isLocked, toggle }: ResourceCardProps) {
  const names = items.filter(({ type }) => type === 'action').map(({ name }) => name)
  return (
    <Card
      title={capitalized(resource.replaceAll('-', ' '))}
      aside={
        isLocked || names.length < 2 ? undefined : (
          <span className="row">
            <Button size="compact-sm" variant="default" onClick={() => toggle(names, true)}>
              All <span className="visually-hidden">of {resource}</span>
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => toggle(names, false)}>
              None <span className="visually-hidden">of {resource}</span>
            </Button>
          </span>
        )
      }
    >
      <ul className="scopes">
        {items.map((entry) => (
          <li key={`${entry.type} ${entry.name}`}>
            {entry.type === 'sync' ? (
              <span>
                <strong>{entry.title}</strong> <span className="quiet">Sync. {entry.summary}</span>
                <span className="quiet small">{entry.scopes.join(' ')}</span>
              </span>
            ) : (
              <Checkbox
                checked={isOn(entry)}
                disabled={isLocked}
                onChange={(event) => toggle([entry.name], event.currentTarget.checked)}
                label={entry.title}
                description={
                  <>
                    <code>{entry.name}</code> · {entry.summary}
                    {entry.scopes.length > 0 ? ` · needs ${entry.scopes.join(', ')}` : ''}
                  </>
                }
              />
            )}
            <span className={entry.effect === 'reads' ? 'quiet' : 'state attention'}>{effectWords[entry.effect]}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
