import type { Connection } from '@mallet/contract/api/connections'
import { Button, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { useChange } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'

const CHANGES = ['connections.get', 'connections.list'] as const

/** Words to find it by, and values of the operator's own systems. */
export function LabelsTab({ connection }: { readonly connection: Connection }) {
  const { id, tags, metadata } = connection
  return (
    <>
      <TagsCard key={JSON.stringify(tags)} id={id} tags={tags} />
      <MetadataCard key={JSON.stringify(metadata)} id={id} metadata={metadata} />
    </>
  )
}

function TagsCard({ id, tags }: { readonly id: string; readonly tags: readonly string[] }) {
  const [chosen, setChosen] = useState([...tags])
  const mayWrite = useMay()('connections:write')
  const update = useChange('connections.update', { done: 'The tags were saved.', changes: CHANGES, showsErrors: true })
  return (
    <Card title="Tags" about="The list of connections can be filtered by them. At most 20.">
      <TagsInput
        label="Tags"
        description="Enter ends a tag."
        maxTags={20}
        disabled={!mayWrite}
        value={chosen}
        onChange={setChosen}
        acceptValueOnBlur
      />
      {update.error ? <Failure error={update.error} /> : null}
      {mayWrite ? (
        <div>
          <Button loading={update.isPending} onClick={() => update.mutate({ params: { id }, body: { tags: chosen } })}>
            Save tags
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

interface Pair {
  readonly row: number
  readonly key: string
  readonly value: string
}

function MetadataCard({ id, metadata }: { readonly id: string; readonly metadata: Readonly<Record<string, string>> }) {
  const [pairs, setPairs] = useState<readonly Pair[]>(
    Object.entries(metadata).map(([key, value], row) => ({ row, key, value })),
  )
  const mayWrite = useMay()('connections:write')
  const update = useChange('connections.update', {
    done: 'The metadata were saved.',
    changes: CHANGES,
    showsErrors: true,
  })
  const change = (row: number, changes: Partial<Pair>) =>
    setPairs(pairs.map((pair) => (pair.row === row ? { ...pair, ...changes } : pair)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const entries = pairs.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value])
    update.mutate({ params: { id }, body: { metadata: Object.fromEntries(entries) } })
  }
  return (
    <Card title="Metadata" about="Values of your own systems, such as a CRM id. Mallet does not read them.">
      <form className="stack" onSubmit={submit} noValidate>
        {pairs.length === 0 ? <p className="quiet">None yet.</p> : null}
        {pairs.map(({ row, key, value }, index) => (
          <div key={row} className="pair">
            <TextInput
              aria-label={`Name ${index + 1}`}
              placeholder="crmId"
              disabled={!mayWrite}
              value={key}
              onChange={(event) => change(row, { key: event.currentTarget.value })}
            />
            <TextInput
              aria-label={`Value ${index + 1}`}
              disabled={!mayWrite}
              value={value}
              onChange={(event) => change(row, { value: event.currentTarget.value })}
            />
            {mayWrite ? (
              <Button
                variant="default"
                aria-label={`Remove ${key || `row ${index + 1}`}`}
                onClick={() => setPairs(pairs.filter((pair) => pair.row !== row))}
              >
                Remove
              </Button>
            ) : null}
          </div>
        ))}
        {update.error ? <Failure error={update.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button
              variant="default"
              onClick={() =>
                setPairs([...pairs, { row: Math.max(-1, ...pairs.map(({ row }) => row)) + 1, key: '', value: '' }])
              }
            >
              Add a value
            </Button>
            <Button type="submit" variant="default" loading={update.isPending}>
              Save metadata
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  )
}
