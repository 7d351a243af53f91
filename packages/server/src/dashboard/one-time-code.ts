import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { secretHash } from '../keys/secret-hash.ts'

export type CodeKind = Database['dashboard_code']['kind']

/** Keeps the hash of a code that works once, until then. */
export async function keepCode(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  code: string,
  kind: CodeKind,
  lifetimeMs: number,
  userId: string | null = null,
): Promise<Date> {
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + lifetimeMs)
  await db.deleteFrom('dashboard_code').where('expires_at', '<=', now).execute()
  await db
    .insertInto('dashboard_code')
    .values({ hash: secretHash(code), kind, user_id: userId, expires_at: expiresAt })
    .execute()
  return expiresAt
}

/** Uses a code up. Of several at once, one gets it; undefined where there is none such any more. */
export const useCode = (
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  code: string,
  kind: CodeKind,
): Promise<{ user_id: string | null } | undefined> =>
  db
    .deleteFrom('dashboard_code')
    .where('hash', '=', secretHash(code))
    .where('kind', '=', kind)
    .where('expires_at', '>', clock.now())
    .returning('user_id')
    .executeTakeFirst()

/** Whether a code would work now. */
export const findCode = (
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  code: string,
  kind: CodeKind,
): Promise<{ user_id: string | null; expires_at: Date } | undefined> =>
  db
    .selectFrom('dashboard_code')
    .select(['user_id', 'expires_at'])
    .where('hash', '=', secretHash(code))
    .where('kind', '=', kind)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
