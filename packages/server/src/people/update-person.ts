import type { Person } from '@mallet/contract/api/people'
import type { Role } from '@mallet/contract/api/roles'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { getPerson } from './describe-person.ts'
import { keepAnAdmin } from './keep-an-admin.ts'

export interface PersonChanges {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly disabled?: boolean | undefined
}

/**
 * Changes what is named. Another role, and being disabled, end all sessions of the person, so that nobody goes on under
 * what they were; being disabled ends their link as well.
 *
 * @throws {@link MalletError} `not_found`; `last_admin`
 */
export async function updatePerson(ctx: Context, id: string, { name, role, disabled }: PersonChanges): Promise<Person> {
  return transact(ctx.db, async (trx) => {
    if (disabled === true || (role !== undefined && role !== 'admin')) await keepAnAdmin(trx, id)
    const before = await trx
      .selectFrom('dashboard_user')
      .select(['role', 'disabled_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new MalletError('not_found', { resource: 'person', id })
    const disabledAt = disabled === true ? (before.disabled_at ?? ctx.clock.now()) : null
    const next = {
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabled_at: disabledAt }),
    }
    if (Object.keys(next).length > 0) {
      await trx.updateTable('dashboard_user').set(next).where('id', '=', id).execute()
    }
    if (disabled === true) await trx.deleteFrom('dashboard_code').where('user_id', '=', id).execute()
    if (disabled === true || (role !== undefined && role !== before.role)) {
      await trx.deleteFrom('dashboard_session').where('user_id', '=', id).execute()
    }
    return getPerson({ ...ctx, db: trx }, id)
  })
}
