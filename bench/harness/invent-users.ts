import { users } from '@mallet/contract/gong/users'

const USERS = 3

/** A page of users of about 2 kB: what a request costs besides its content shows on a small one. */
export function inventUsers(): string {
  const { response } = users['users.list'].example
  const [example] = response.users
  const list = Array.from({ length: USERS }, (_, i) => ({ ...example, id: String(7_000_000_000_000_000 + i) }))
  return JSON.stringify({
    ...response,
    records: { ...response.records, totalRecords: USERS, currentPageSize: USERS },
    users: list,
  })
}
