import type { Person } from '@mallet/contract/api/people'
import { Button, Group, Menu, Modal, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { ConfirmDialog } from '../pieces/confirm-dialog.tsx'
import { OneTimeLink } from '../pieces/one-time-link.tsx'

const CHANGES = ['people.list'] as const

interface PersonMenuProps {
  readonly person: Person
  readonly isMe: boolean
}

/** What an admin can do with somebody. */
export function PersonMenu({ person, isMe }: PersonMenuProps) {
  const { id, name, status } = person
  const [asks, setAsks] = useState(false)
  const [shows, setShows] = useState(false)
  const update = useChange('people.update', {
    done: (answer) =>
      answer.status === 'disabled' ? `${name} may not sign in any more.` : `${name} may sign in again.`,
    changes: CHANGES,
  })
  const newLink = useChange('people.newLink', { changes: CHANGES, after: () => setShows(true) })
  const remove = useChange('people.delete', {
    done: `${name} was removed.`,
    changes: CHANGES,
    after: () => setAsks(false),
    showsErrors: true,
  })
  return (
    <>
      <Menu>
        <Menu.Target>
          <UnstyledButton className="dots" aria-label={`Actions for ${name}`}>
            <span aria-hidden="true">⋯</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={status === 'disabled'} onClick={() => newLink.mutate({ params: { id } })}>
            {status === 'invited' ? 'New invitation link' : 'Link to choose a new password'}
          </Menu.Item>
          <Menu.Item
            disabled={isMe || status === 'invited'}
            onClick={() => update.mutate({ params: { id }, body: { disabled: status !== 'disabled' } })}
          >
            {status === 'disabled' ? 'Enable' : 'Disable'}
          </Menu.Item>
          <Menu.Item disabled={isMe} onClick={() => setAsks(true)}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {shows && newLink.data ? (
        <Modal
          opened
          onClose={() => setShows(false)}
          title={`Link for ${name}`}
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <div className="stack">
            <OneTimeLink url={newLink.data.invitation.url} expiresAt={newLink.data.invitation.expiresAt} label="link" />
            <Group justify="flex-end">
              <Button onClick={() => setShows(false)}>Done</Button>
            </Group>
          </div>
        </Modal>
      ) : null}
      {asks ? (
        <ConfirmDialog
          title={`Remove ${name}`}
          typed={{ expected: name, label: 'Name' }}
          verb="Remove for good"
          busy={remove.isPending}
          error={remove.error}
          confirm={() => remove.mutate({ params: { id } })}
          close={() => setAsks(false)}
        >
          <p>Their sessions end at once. What they made stays.</p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
