import { limits } from '@mallet/contract/gong/limits'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { BudgetRow } from './fit-row.ts'
import type { RowWrite } from './store-rows.ts'

type Db = Kysely<Database>

/** A row as read. Every writer adds one to `version`, so a row is unchanged as long as its version is. */
export interface StoredBudget extends BudgetRow {
  readonly version: string
}

interface Columns {
  version: string
  ring: number[]
  last_start: number
  blocked_until: number
  paused_until: Date | null
  slack_ms: number
  day: string
  used: number
  daily_cap: number
  shares: Record<string, number>
  now_ms: number
}

/** Pace follows the clock that all processes have in common. It runs on within a statement, unlike `now()`. */
const nowMs = sql<number>`extract(epoch from clock_timestamp())::float8 * 1000`

/** Slack grows by this with every refusal that should not have been, up to the most that still leaves work a pace. */
const SLACK_STEP_MS = 20
const MOST_SLACK_MS = 200

/** @returns undefined when the company has no row yet. `nowMs` is the database's clock while it answered. */
export async function readBudget(db: Db, companyId: string): Promise<{ row: StoredBudget; nowMs: number } | undefined> {
  const { rows } = await sql<Columns>`
    select version::text, ring, last_start, blocked_until, paused_until, slack_ms, to_char(day, 'YYYY-MM-DD') as day, used, daily_cap,
           shares, ${nowMs} as now_ms
      from company_budget where company_id = ${companyId}`.execute(db)
  const [row] = rows
  return row && { row: toBudget(row), nowMs: row.now_ms }
}

/** Afterwards the company has a row; one that was there is left alone. */
export async function ensureBudget(db: Db, companyId: string, day: string): Promise<void> {
  await sql`
    insert into company_budget (company_id, day) values (${companyId}, ${day}::date)
    on conflict (company_id) do nothing`.execute(db)
}

/**
 * Writes what was decided over the very rows that it was decided on.
 *
 * @returns the versions of those that had not changed, by company; undefined when all had
 */
export async function writeBudgets(
  db: Db,
  writes: readonly RowWrite[],
): Promise<{ versions: ReadonlyMap<string, string>; nowMs: number } | undefined> {
  const given = writes.map(({ companyId, version, row }) => ({ company_id: companyId, version, ...toColumns(row) }))
  const { rows } = await sql<{ company_id: string; version: string; now_ms: number }>`
    update company_budget b
       set version = b.version + 1, ring = n.ring, last_start = n.last_start, slack_ms = n.slack_ms, day = n.day,
           used = n.used, daily_cap = n.daily_cap, shares = n.shares
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as n (
             company_id text, version bigint, ring float8[], last_start float8, slack_ms int, day date, used int,
             daily_cap int, shares jsonb)
     where b.company_id = n.company_id and b.version = n.version
    returning b.company_id, b.version::text, ${nowMs} as now_ms`.execute(db)
  const [first] = rows
  const versions = new Map(rows.map(({ company_id, version }) => [company_id, version]))
  return first && { versions, nowMs: first.now_ms }
}

/** What other processes are told: the id of a company whose row has a pause that they must not start in. */
export const PAUSE_CHANNEL = 'mallet_pause'

/** Nothing starts for so long from now. A longer pause that is on already stays. */
export async function pauseCompany(
  db: Db,
  companyId: string,
  milliseconds: number,
  day: string,
): Promise<{ blockedUntilMs: number; nowMs: number }> {
  const { rows } = await sql<{ blocked_until: number; now_ms: number }>`
    insert into company_budget (company_id, day, blocked_until)
    values (${companyId}, ${day}::date, ${nowMs} + ${milliseconds}::float8)
    on conflict (company_id) do update
       set version = company_budget.version + 1,
           blocked_until = greatest(company_budget.blocked_until, excluded.blocked_until)
    returning blocked_until, ${nowMs} as now_ms, pg_notify(${PAUSE_CHANNEL}, ${companyId})`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`The budget of company ${companyId} was not written.`)
  return { blockedUntilMs: row.blocked_until, nowMs: row.now_ms }
}

/** Nothing starts before an instant of the time that has meaning. A longer pause that is on already stays. */
export async function pauseUntil(db: Db, companyId: string, until: Date, day: string): Promise<void> {
  await sql`
    insert into company_budget (company_id, day, paused_until) values (${companyId}, ${day}::date, ${until})
    on conflict (company_id) do update
       set version = company_budget.version + 1,
           paused_until = greatest(company_budget.paused_until, excluded.paused_until)
    returning pg_notify(${PAUSE_CHANNEL}, ${companyId})`.execute(db)
}

/** Gong says that the day's requests are used up, whatever we have counted. */
export async function spendDay(db: Db, companyId: string, day: string): Promise<void> {
  await sql`
    insert into company_budget (company_id, day, used) values (${companyId}, ${day}::date, ${limits.perDay}::int)
    on conflict (company_id) do update
       set version = company_budget.version + 1, day = excluded.day,
           used = greatest(company_budget.used, company_budget.daily_cap)`.execute(db)
}

/**
 * What was booked under one key counts for another from now on: requests that left before the company was known were
 * its own. The first key's row is gone afterwards; whoever books there again begins a new one.
 */
export async function moveBudget(db: Db, fromId: string, toId: string): Promise<void> {
  await sql`
    with gone as (delete from company_budget where company_id = ${fromId} returning *)
    insert into company_budget (company_id, ring, last_start, blocked_until, paused_until, slack_ms, day, used)
    select ${toId}, ring, last_start, blocked_until, paused_until, slack_ms, day, used from gone
    on conflict (company_id) do update
       set version = company_budget.version + 1,
           ring = (select array_agg(start order by start) from (
                     select start from unnest(company_budget.ring || excluded.ring) start
                      order by start desc limit cardinality(company_budget.ring)) latest),
           last_start = greatest(company_budget.last_start, excluded.last_start),
           blocked_until = greatest(company_budget.blocked_until, excluded.blocked_until),
           paused_until = greatest(company_budget.paused_until, excluded.paused_until),
           used = company_budget.used + case when company_budget.day = excluded.day then excluded.used else 0 end`.execute(
    db,
  )
}

/** Assumes from now on that requests arrive later than was thought. */
export async function growSlack(db: Db, companyId: string): Promise<void> {
  await sql`
    update company_budget
       set version = version + 1, slack_ms = least(${MOST_SLACK_MS}::int, slack_ms + ${SLACK_STEP_MS}::int)
     where company_id = ${companyId}`.execute(db)
}

const toColumns = ({ ringMs, lastStartMs, slackMs, day, used, dailyCap, shares }: BudgetRow) => ({
  ring: ringMs,
  last_start: lastStartMs,
  slack_ms: slackMs,
  day,
  used,
  daily_cap: dailyCap,
  shares,
})

function toBudget(row: Columns): StoredBudget {
  return {
    version: row.version,
    ringMs: row.ring,
    lastStartMs: row.last_start,
    blockedUntilMs: row.blocked_until,
    pausedUntil: row.paused_until,
    slackMs: row.slack_ms,
    day: row.day,
    used: row.used,
    dailyCap: row.daily_cap,
    shares: row.shares,
  }
}
