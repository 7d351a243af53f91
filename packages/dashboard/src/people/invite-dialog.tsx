import { Email } from '@mallet/contract/api/people'
import { ROLES, type Role, roles } from '@mallet/contract/api/roles'
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { Choices } from '../pieces/choices.tsx'
import { capitalized } from '../pieces/count.ts'
import { Failure } from '../pieces/failure.tsx'
import { OneTimeLink } from '../pieces/one-time-link.tsx'

/** Makes an invitation. Its link is shown once, to be sent by whatever way is trusted. */
export function InviteDialog({ close }: { readonly close: () => void }) {
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('developer')
  const [tried, setTried] = useState(false)
  const invite = useChange('people.invite', { changes: ['people.list'], showsErrors: true })
  const isEmail = Email.safeParse(email.trim()).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isEmail) {
      invite.mutate({ body: { email: email.trim(), role, ...(name.trim() !== '' && { name: name.trim() }) } })
    }
  }
  return (
    <Modal opened onClose={close} title="Invite somebody" closeButtonProps={{ 'aria-label': 'Close' }}>
      {invite.data ? (
        <div className="stack">
          <p>
            {invite.data.email} may join as {invite.data.role}. Send them this link; Mallet sends no mail.
          </p>
          <OneTimeLink
            url={invite.data.invitation.url}
            expiresAt={invite.data.invitation.expiresAt}
            label="invitation"
          />
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </div>
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          <TextInput
            data-autofocus
            label="E-mail"
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={tried && !isEmail ? 'Enter an e-mail.' : null}
          />
          <TextInput
            label="Name"
            description="May be left empty; they choose it."
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Choices<Role>
            label="Role"
            value={role}
            change={setRole}
            choices={ROLES.map((value) => ({ value, title: capitalized(value), text: `${roles[value].allows}.` }))}
          />
          {invite.error ? <Failure error={invite.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={invite.isPending}>
              Make the invitation
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
