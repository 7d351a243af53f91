import type { Person } from '@mallet/contract/api/people'
import type { Role } from '@mallet/contract/api/roles'
import { MalletError } from '@mallet/contract/errors'
import type { SelectQueryBuilder } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'

interface PersonRow {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly password_hash: string | null
  readonly oidc_subject: string | null
  readonly created_at: Date
  readonly disabled_at: Date | null
  readonly last_signed_in_at: Date | null
  readonly invited_until: Date | null
}

/** People, with the end of the link that is open for each. */
export const selectPeople = ({
  db,
  clock,
}: Pick<Context, 'db' | 'clock'>): SelectQueryBuilder<Database, 'dashboard_user', PersonRow> =>
  db
    .selectFrom('dashboard_user')
    .select(['id', 'email', 'name', 'role', 'password_hash', 'oidc_subject'])
    .select(['created_at', 'disabled_at', 'last_signed_in_at'])
    .select(({ selectFrom }) =>
      selectFrom('dashboard_code')
        .select(({ fn }) => fn.max('expires_at').as('until'))
        .whereRef('user_id', '=', 'dashboard_user.id')
        .where('expires_at', '>', clock.now())
        .as('invited_until'),
    )

/** @throws {@link MalletError} `not_found` */
export async function getPerson(ctx: Pick<Context, 'db' | 'clock'>, id: string): Promise<Person> {
  const row = await selectPeople(ctx).where('id', '=', id).executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'person', id })
  return describePerson(row)
}

export const describePerson = (row: PersonRow): Person => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  status: statusOf(row),
  signsInBy: [
    ...(row.password_hash === null ? [] : ['password' as const]),
    ...(row.oidc_subject === null ? [] : ['oidc' as const]),
  ],
  createdAt: row.created_at.toISOString(),
  lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
  invitedUntil: row.invited_until?.toISOString() ?? null,
})

function statusOf({ disabled_at, password_hash, oidc_subject }: PersonRow): Person['status'] {
  if (disabled_at !== null) return 'disabled'
  return password_hash === null && oidc_subject === null ? 'invited' : 'active'
}
