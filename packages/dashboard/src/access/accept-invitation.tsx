import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { type OutputOf, useAsking, useChange } from '../api/use-api.ts'
import { Failure } from '../pieces/failure.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Loading } from '../pieces/loading.tsx'
import { Doorway } from './doorway.tsx'
import { NameField } from './name-field.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordStrength } from './password-strength.ts'

interface AcceptInvitationProps {
  readonly code: string
  readonly entered: () => void
}

/** Whoever opened an invitation chooses name and password, and is in. */
export function AcceptInvitation({ code, entered }: AcceptInvitationProps) {
  const { api } = useAsking()
  const invitation = useQuery<OutputOf<'dashboard.readInvitation'>, Refusal>({
    queryKey: ['invitation'],
    queryFn: () => api.call('dashboard.readInvitation', { body: { code } }),
    gcTime: 0,
  })
  const { data, error } = invitation
  if (error) {
    return (
      <Doorway title="Invitation">
        <Failure error={error} />
        <Button component="a" href="/dashboard" variant="default" onClick={entered}>
          Sign in
        </Button>
      </Doorway>
    )
  }
  if (!data) {
    return (
      <Doorway title="Invitation">
        <Loading what="the invitation" />
      </Doorway>
    )
  }
  return <AcceptForm code={code} invitation={data} entered={entered} />
}

interface AcceptFormProps extends AcceptInvitationProps {
  readonly invitation: OutputOf<'dashboard.readInvitation'>
}

function AcceptForm({ code, invitation, entered }: AcceptFormProps) {
  const { email, role, expiresAt } = invitation
  const [name, setName] = useState(invitation.name === email ? '' : invitation.name)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const accept = useChange('dashboard.acceptInvitation', { changes: [], after: entered, showsErrors: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name === '' || passwordStrength(password).problem !== null) return
    accept.mutate({ body: { code, name, password } })
  }
  return (
    <Doorway
      title="Join this Mallet"
      about={
        <>
          {email} is invited as {role}. The link ends <Instant at={expiresAt} />.
        </>
      }
    >
      {accept.error ? <Failure error={accept.error} /> : null}
      <form className="stack" onSubmit={submit} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NameField value={name} change={setName} tried={tried} />
        <NewPasswordField value={password} change={setPassword} tried={tried} />
        <Button type="submit" loading={accept.isPending}>
          Join
        </Button>
      </form>
    </Doorway>
  )
}
