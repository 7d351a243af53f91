import { composedActions } from '@mallet/contract/actions/composed-actions'
import { MalletError } from '@mallet/contract/errors'
import { User } from '@mallet/contract/gong/users'
import { pages } from '@mallet/gong'
import type { Context } from '../context.ts'
import { userMatcher } from '../records/match-user.ts'
import type { Running } from './run-action.ts'

const Input = composedActions['users.search'].input
/** Users change rarely; whoever was added since is found by asking with `fresh`. */
const FRESH_MINUTES = 24 * 60 + 30

/**
 * Finds users by address or number: among the synced users where they are fresh, else by reading the list.
 *
 * @throws {@link MalletError} `invalid_input` where neither is given
 */
export async function searchUser({ ctx, connectionId, client, input }: Running): Promise<Record<string, unknown>> {
  const { email, phone, fresh } = Input.parse(input)
  if (email === undefined && phone === undefined) {
    throw new MalletError('invalid_input', { issues: ['email, phone: one of them must be given'] })
  }
  const matches = userMatcher({ email, phone })
  const synced = fresh ? undefined : await syncedUsers(ctx, connectionId)
  if (synced) {
    return { users: synced.users.filter(matches), source: 'records', asOf: synced.asOf.toISOString() }
  }
  const asOf = ctx.clock.now().toISOString()
  const users: User[] = []
  for await (const page of pages(client, 'users.list', { query: {} })) {
    users.push(...page.items.map((item) => User.parse(item.value())).filter(matches))
  }
  return { users, source: 'gong', asOf }
}

/** Undefined where they are not all there, or not fresh. */
async function syncedUsers(ctx: Context, connectionId: string): Promise<{ users: User[]; asOf: Date } | undefined> {
  const sync = await ctx.db
    .selectFrom('sync')
    .select(['id', 'fresh_at', 'checkpoint'])
    .where('connection_id', '=', connectionId)
    .where('model', '=', 'users')
    .executeTakeFirst()
  if (!sync?.fresh_at || !sync.checkpoint.firstWindowStored) return undefined
  if (ctx.clock.now().getTime() - sync.fresh_at.getTime() > FRESH_MINUTES * 60_000) return undefined
  const rows = await ctx.db
    .selectFrom('record')
    .select('data')
    .where('sync_id', '=', sync.id)
    .where('deleted_at', 'is', null)
    .orderBy('seq')
    .execute()
  const users = rows.flatMap(({ data }) => User.safeParse(JSON.parse(data)).data ?? [])
  return { users, asOf: sync.fresh_at }
}
