import type { Context } from '../context.ts'

/** Whether there is anybody who can sign in. Somebody who was invited and has not come yet is nobody. */
export async function isSetUp({ db }: Pick<Context, 'db'>): Promise<boolean> {
  const row = await db
    .selectFrom('dashboard_user')
    .select('id')
    .where((is) => is.or([is('password_hash', 'is not', null), is('oidc_subject', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
