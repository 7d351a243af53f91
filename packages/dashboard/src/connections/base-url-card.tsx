import type { Connection } from '@mallet/contract/api/connections'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'

/** Where the company's API is, for API keys: tested with the key before it is stored. */
export function BaseUrlCard({ connection }: { readonly connection: Connection }) {
  const { id, baseUrl } = connection
  const [text, setText] = useState(baseUrl)
  const update = useChange('connections.update', {
    done: 'Gong answered there. The base URL was saved.',
    changes: ['connections.get', 'connections.list', 'connections.status'],
    showsErrors: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate({ params: { id }, body: { baseUrl: text.trim() } })
  }
  return (
    <Card
      title="Base URL"
      about="Gong shows it beside the Access Key. It is tested with the stored key before it is kept."
    >
      <form className="row-form" onSubmit={submit} noValidate>
        <TextInput
          label="API base URL"
          placeholder="https://us-12345.api.gong.io"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={update.isPending}>
          Test and save
        </Button>
      </form>
      {update.error ? <Failure error={update.error} /> : null}
    </Card>
  )
}
