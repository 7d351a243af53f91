import { sql } from 'kysely'
import type { BenchMallet } from './open-mallet.ts'

/** What is wrong with a first sync of calls that was measured: it counts only if all is there that has to be. */
export async function faultsOfFirst({ ctx }: BenchMallet, syncId: number, calls: number): Promise<string[]> {
  const { rows } = await sql<Record<'records' | 'numbered' | 'awaited' | 'aside' | 'told' | 'succeeded', number>>`
    select (select count(*)::int from record where sync_id = ${syncId} and change = 'added') as records,
           (select last_seq::int from sync where id = ${syncId}) as numbered,
           (select count(*)::int from awaited_transcript a join sync s on s.id = a.sync_id
             where s.connection_id = c.connection_id) as awaited,
           (select count(*)::int from quarantined_record where sync_id = ${syncId}) as aside,
           (select sum((data->>'added')::int)::int from outbox_event where connection_id = c.connection_id) as told,
           (select count(*)::int from run where sync_id = ${syncId} and state = 'succeeded') as succeeded
      from sync c where c.id = ${syncId}`.execute(ctx.db)
  const found = rows[0] ?? {}
  const expected = { records: calls, numbered: calls, awaited: calls, aside: 0, told: calls, succeeded: 1 }
  return Object.entries(expected).flatMap(([name, count]) => {
    const is = Object.entries(found).find(([key]) => key === name)?.[1]
    return is === count ? [] : [`after a first sync there are ${is} ${name}, not ${count}`]
  })
}

/** Changes with every row of the sync's records that is written, even if it is written as it was. */
export async function fingerprintOf({ ctx }: BenchMallet, syncId: number): Promise<string> {
  const { rows } = await sql<{ rows: string }>`
    select concat(
      (select md5(string_agg(concat_ws(' ', id, ctid, xmin), ',' order by id)) from record where sync_id = ${syncId}),
      (select count(*) from record_version where sync_id = ${syncId})) as rows`.execute(ctx.db)
  return rows[0]?.rows ?? ''
}
