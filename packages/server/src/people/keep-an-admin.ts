import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * Lets a change to this person go on only where another admin stays who can sign in. Whoever changes admins at the same
 * time waits until this transaction has ended, so that two cannot remove each other.
 *
 * @throws {@link MalletError} `last_admin`
 */
export async function keepAnAdmin(trx: Transaction<Database>, personId: string): Promise<void> {
  const admins = await trx
    .selectFrom('dashboard_user')
    .select(['id', 'disabled_at', 'password_hash', 'oidc_subject'])
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute()
  const able = admins.filter(
    (row) => row.disabled_at === null && (row.password_hash !== null || row.oidc_subject !== null),
  )
  const isAble = able.some(({ id }) => id === personId)
  if (isAble && able.length === 1) throw new MalletError('last_admin', { personId })
}
