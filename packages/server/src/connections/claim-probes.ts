import { type Kysely, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'

/** So many are asked at once; the others wait for the next look. */
const MOST_AT_ONCE = 20

export interface DueProbe {
  readonly connectionId: string
  readonly generation: number
  readonly baseUrl: string
}

/** An API key whose state a question can change: what works may have died, and what Gong had nothing against may work. */
const isProbed = sql`k.probe_at is not null and c.suspended_at is null and c.deleted_at is null and i.suspended_at is null
  and (k.status = 'active' or (k.status = 'needs_reauth' and k.reason in ('untrusted_ip', 'wrong_base_url')))`

/**
 * Takes the probes that are due. Each is due again in an hour, unless its result says otherwise, and is taken by one
 * process. Where a sync ended well within a day, the key works, and Gong is not asked.
 */
export async function claimProbes({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<DueProbe[]> {
  const now = clock.now()
  const { rows } = await sql<DueProbe & { isUsed: boolean }>`
    with due as (
      select k.connection_id, c.base_url,
             -- Transcripts may end well without a question.
             (select max(s.fresh_at) from sync s
               where s.connection_id = k.connection_id and s.model <> 'transcripts') as used_at
        from credential k join connection c on c.id = k.connection_id join integration i on i.id = c.integration_id
       where k.probe_at <= ${now} and ${isProbed}
       order by k.probe_at limit ${MOST_AT_ONCE} for update of k skip locked
    )
    update credential k
       set probe_at = case when k.status = 'active' and d.used_at > ${now}::timestamptz - interval '1 day'
                           then d.used_at + interval '1 day' else ${now}::timestamptz + interval '1 hour' end
      from due d where d.connection_id = k.connection_id
    returning k.connection_id as "connectionId", k.generation, d.base_url as "baseUrl",
              k.status = 'active' and coalesce(d.used_at > ${now}::timestamptz - interval '1 day', false) as "isUsed"`.execute(
    db,
  )
  return rows.filter(({ isUsed }) => !isUsed).map(({ isUsed: _, ...probe }) => probe)
}

/** When the next probe is due; null where none ever is. */
export async function nextProbeAt({ db }: { readonly db: Kysely<Database> }): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(k.probe_at) as at
      from credential k join connection c on c.id = k.connection_id join integration i on i.id = c.integration_id
     where ${isProbed}`.execute(db)
  return rows[0]?.at ?? null
}
