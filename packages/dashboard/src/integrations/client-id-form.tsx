import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { Card } from '../pieces/card.tsx'
import { Copyable } from '../pieces/copy.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useUpdate } from './use-update.ts'

interface ClientIdFormProps {
  readonly id: string
  readonly clientId: string | null
}

/** Gong's name for the app; it stays as long as there are connections. */
export function ClientIdForm({ id, clientId }: ClientIdFormProps) {
  const [text, setText] = useState(clientId ?? '')
  const [isOpen, setOpen] = useState(clientId === null)
  const [tried, setTried] = useState(false)
  const mayWrite = useMay()('integrations:write')
  const update = useUpdate('The client id was saved.')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() !== '') update.mutate({ params: { id }, body: { auth: { clientId: text.trim() } } })
  }
  return (
    <Card
      title="Client ID"
      about="Gong shows it in Admin center > Settings > Ecosystem > API > Integrations. It cannot change while there are connections."
    >
      {clientId === null ? null : (
        <p className="row">
          <Copyable value={clientId} label="client id" />
          {mayWrite && !isOpen ? (
            <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
              Change
            </Button>
          ) : null}
        </p>
      )}
      {mayWrite && isOpen ? (
        <form className="row-form" onSubmit={submit} noValidate>
          <TextInput
            label="Client ID"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={tried && text.trim() === '' ? 'Copy the client id from Gong.' : null}
          />
          <Button type="submit" variant="default" loading={update.isPending}>
            Save client id
          </Button>
        </form>
      ) : null}
      {update.error ? <Failure error={update.error} /> : null}
    </Card>
  )
}
