import type { Person } from '@mallet/contract/api/people'
import { ROLES, type Role, roles } from '@mallet/contract/api/roles'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useMay, useMe } from '../access/use-me.ts'
import { useChange, useRead } from '../api/use-api.ts'
import { capitalized } from '../pieces/count.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Read } from '../pieces/read.tsx'
import { type Mark, StateMark } from '../pieces/state-mark.tsx'
import { Page } from '../shell/page.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { PersonMenu } from './person-menu.tsx'

const MARKS: Readonly<Record<Person['status'], Mark>> = {
  active: { word: 'Active', icon: 'check', tone: 'good' },
  invited: { word: 'Invited', icon: 'queued', tone: 'plain' },
  disabled: { word: 'Disabled', icon: 'paused', tone: 'attention' },
}

/** Who may sign in here, and as what. */
export function PeopleScreen() {
  const mayWrite = useMay()('people:write')
  const people = useRead('people.list', { query: { limit: 1000 } })
  const [invites, setInvites] = useState(false)
  return (
    <Page
      title="People"
      about="Who may sign in to this dashboard."
      actions={mayWrite ? <Button onClick={() => setInvites(true)}>Invite somebody</Button> : undefined}
    >
      <Read query={people} what="the people">
        {({ items }) => (
          <DataTable caption="People" heads={['Name', 'Role', 'Status', 'Signs in by', 'Last sign-in']} hasActions>
            {items.map((person) => (
              <PersonRow key={person.id} person={person} mayWrite={mayWrite} />
            ))}
          </DataTable>
        )}
      </Read>
      <dl className="facts quiet">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{capitalized(role)}</dt>
            <dd>{roles[role].allows}.</dd>
          </div>
        ))}
      </dl>
      {invites ? <InviteDialog close={() => setInvites(false)} /> : null}
    </Page>
  )
}

function PersonRow({ person, mayWrite }: { readonly person: Person; readonly mayWrite: boolean }) {
  const { id, name, email, role, status, signsInBy, lastSignedInAt, invitedUntil } = person
  const me = useMe()
  const update = useChange('people.update', {
    done: (answer) => `${answer.name} is ${answer.role} now.`,
    changes: ['people.list', 'dashboard.state'],
  })
  return (
    <tr>
      <th scope="row">
        {name} {id === me.id ? <span className="quiet">(you)</span> : null}
        {email === name ? null : <span className="quiet small"> {email}</span>}
      </th>
      <td data-label="Role">
        {mayWrite && id !== me.id ? (
          <NativeSelect
            size="xs"
            aria-label={`Role of ${name}`}
            value={role}
            disabled={update.isPending}
            data={[...ROLES]}
            onChange={(event) => {
              const chosen = ROLES.find((one): one is Role => one === event.currentTarget.value)
              if (chosen) update.mutate({ params: { id }, body: { role: chosen } })
            }}
          />
        ) : (
          role
        )}
      </td>
      <td data-label="Status">
        <StateMark mark={MARKS[status]} />{' '}
        {status === 'invited' && invitedUntil !== null ? (
          <span className="quiet small">
            link ends <Instant at={invitedUntil} />
          </span>
        ) : null}
      </td>
      <td data-label="Signs in by">{signsInBy.join(', ') || <span className="quiet">nothing yet</span>}</td>
      <td data-label="Last sign-in">
        <Instant at={lastSignedInAt} />
      </td>
      <td className="row-menu">{mayWrite ? <PersonMenu person={person} isMe={id === me.id} /> : null}</td>
    </tr>
  )
}
