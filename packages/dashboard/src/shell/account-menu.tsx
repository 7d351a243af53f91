import { Menu, UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '../access/use-me.ts'
import { useChange } from '../api/use-api.ts'

/** Who is signed in, as what, and the way out. */
export function AccountMenu() {
  const { name, email, role } = useMe()
  const queries = useQueryClient()
  const logOut = useChange('dashboard.logOut', {
    changes: [],
    after: () => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'dashboard.state' })
      void queries.invalidateQueries({ queryKey: ['dashboard.state'] })
    },
  })
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton className="head-button account">
          <span className="visually-hidden">Account: </span>
          <span className="who">{name}</span> <span className="role">{role}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{email ?? 'Signed in by the address of npm start'}</Menu.Label>
        <Menu.Item component={Link} to="/account">
          Sessions and password
        </Menu.Item>
        <Menu.Item onClick={() => logOut.mutate({ body: {} })}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
