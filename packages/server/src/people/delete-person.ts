import type { Person } from '@mallet/contract/api/people'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { getPerson } from './describe-person.ts'
import { keepAnAdmin } from './keep-an-admin.ts'

/**
 * Afterwards this person, their sessions and their link are gone. What they made stays.
 *
 * @throws {@link MalletError} `not_found`; `last_admin`
 */
export const deletePerson = (ctx: Context, id: string): Promise<Person> =>
  transact(ctx.db, async (trx) => {
    await keepAnAdmin(trx, id)
    const person = await getPerson({ ...ctx, db: trx }, id)
    await trx.deleteFrom('dashboard_user').where('id', '=', id).execute()
    return person
  })
