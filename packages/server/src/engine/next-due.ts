import { sql } from 'kysely'
import { nextProbeAt } from '../connections/claim-probes.ts'
import type { Context } from '../context.ts'

export interface NextDue {
  /** When something comes due, null where nothing ever does. */
  readonly at: Date | null
  /** Runs are waiting or at work. */
  readonly busy: boolean
}

/** What an idle platform waits for, and whether it is idle. */
export async function nextDue({ db }: Pick<Context, 'db'>): Promise<NextDue> {
  const { rows } = await sql<{ at: Date | null; busy: boolean }>`
    select least(
             (select min(d.due_at) from sync_due d
                join credential k on k.connection_id = d.connection_id and k.status = 'active'
               where not exists (select 1 from run r where r.sync_id = d.sync_id and r.state in ('queued', 'running'))),
             (select min(hold_until) from run where state = 'queued')) as at,
           exists (select 1 from run where state in ('queued', 'running') and hold_until is null) as busy`.execute(db)
  const runs = rows[0] ?? { at: null, busy: false }
  const moments = [runs.at, await nextProbeAt({ db })].filter((at) => at !== null)
  return { ...runs, at: moments.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null }
}
