import { Button, NativeSelect, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Notice } from '../pieces/notice.tsx'
import { useUpdate } from './use-update.ts'

const OVERLAPS = [
  { value: '0', label: 'Not at all' },
  { value: '3600', label: 'For an hour' },
  { value: '86400', label: 'For a day' },
  { value: '604800', label: 'For a week' },
  { value: '2592000', label: 'For 30 days' },
]

interface SecretFormProps {
  readonly id: string
  readonly hasSecret: boolean
  readonly previousUntil: string | null
}

/** A new secret takes over; the one before is tried for a while where Gong refuses the new one. */
export function SecretForm({ id, hasSecret, previousUntil }: SecretFormProps) {
  const [secret, setSecret] = useState('')
  const [overlap, setOverlap] = useState('86400')
  const [tried, setTried] = useState(false)
  const mayWrite = useMay()('integrations:write')
  const update = useUpdate(hasSecret ? 'The client secret was rotated.' : 'The client secret was saved.', () => {
    setSecret('')
    setTried(false)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (secret.trim() === '') return
    const overlapSeconds = hasSecret ? Number(overlap) : 0
    update.mutate({ params: { id }, body: { auth: { clientSecret: secret.trim(), overlapSeconds } } })
  }
  return (
    <Card
      title="Client secret"
      about={
        hasSecret
          ? 'One is stored, encrypted. It can be replaced and never read.'
          : 'None is stored yet. Gong shows it behind Show secret.'
      }
    >
      {previousUntil === null ? null : (
        <Notice tone="plain" title="The secret before is still tried where Gong refuses the new one.">
          <p>
            That ends <Instant at={previousUntil} />, or once the new one has worked.
          </p>
        </Notice>
      )}
      {mayWrite ? (
        <form className="row-form" onSubmit={submit} noValidate>
          <PasswordInput
            label={hasSecret ? 'New client secret' : 'Client secret'}
            autoComplete="off"
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            error={tried && secret.trim() === '' ? 'Copy the client secret from Gong.' : null}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the client secret' }}
          />
          {hasSecret ? (
            <NativeSelect
              label="Try the old one besides"
              data={OVERLAPS}
              value={overlap}
              onChange={(event) => setOverlap(event.currentTarget.value)}
            />
          ) : null}
          <Button type="submit" loading={update.isPending}>
            {hasSecret ? 'Rotate' : 'Save secret'}
          </Button>
        </form>
      ) : null}
      {update.error ? <Failure error={update.error} /> : null}
    </Card>
  )
}
