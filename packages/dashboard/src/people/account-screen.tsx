import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { NewPasswordField } from '../access/new-password-field.tsx'
import { passwordStrength } from '../access/password-strength.ts'
import { useMe } from '../access/use-me.ts'
import { useChange, useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Read } from '../pieces/read.tsx'
import { Page } from '../shell/page.tsx'
import { browserWords } from './browser-words.ts'

/** One's own sessions and password. */
export function AccountScreen() {
  const { hasPassword, name, email, role } = useMe()
  return (
    <Page title="Sessions and password" about={`${name}${email === null ? '' : `, ${email}`}, ${role}`}>
      <SessionsCard />
      {hasPassword ? <PasswordCard /> : null}
    </Page>
  )
}

const wayWords = {
  password: 'password',
  oidc: 'single sign-on',
  local: 'the address of npm start',
  setup: 'set-up',
  invitation: 'invitation',
} as const

function SessionsCard() {
  const sessions = useRead('dashboard.sessions.list', {})
  const end = useChange('dashboard.sessions.end', {
    done: 'That session has ended.',
    changes: ['dashboard.sessions.list'],
  })
  return (
    <Card title="Sessions" about="Where you are signed in.">
      <Read query={sessions} what="your sessions">
        {({ items }) => (
          <DataTable caption="Your sessions" heads={['Browser', 'Signed in by', 'Signed in', 'Last seen']} hasActions>
            {items.map(({ id, current, browser, signedInBy, createdAt, lastSeenAt }) => (
              <tr key={id}>
                <th scope="row">
                  <span title={browser}>{browserWords(browser)}</span>{' '}
                  {current ? <span className="quiet">(this one)</span> : null}
                </th>
                <td data-label="Signed in by">{wayWords[signedInBy]}</td>
                <td data-label="Signed in">
                  <Instant at={createdAt} />
                </td>
                <td data-label="Last seen">
                  <Instant at={lastSeenAt} />
                </td>
                <td className="row-menu">
                  {current ? null : (
                    <Button size="compact-sm" variant="default" onClick={() => end.mutate({ params: { id } })}>
                      End
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </DataTable>
        )}
      </Read>
    </Card>
  )
}

function PasswordCard() {
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [tried, setTried] = useState(false)
  const change = useChange('dashboard.changePassword', {
    done: 'The password was changed. Other sessions have ended.',
    changes: ['dashboard.sessions.list', 'dashboard.state'],
    after: () => {
      setPassword('')
      setNewPassword('')
      setTried(false)
    },
    showsErrors: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === '' || passwordStrength(newPassword).problem !== null) return
    change.mutate({ body: { password, newPassword } })
  }
  return (
    <Card title="Password" about="Changing it ends your other sessions.">
      <form className="stack narrow" onSubmit={submit} noValidate>
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && password === '' ? 'Enter your present password.' : null}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the present password' }}
        />
        <NewPasswordField label="New password" value={newPassword} change={setNewPassword} tried={tried} />
        {change.error ? <Failure error={change.error} /> : null}
        <div>
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Card>
  )
}
