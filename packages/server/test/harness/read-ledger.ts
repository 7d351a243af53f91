import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/** What the database holds of one sync, counted from its tables. */
interface SyncLedger {
  readonly model: string
  readonly checkpoint: Checkpoint
  /** Commits of pages: the version of the checkpoint. */
  readonly checkpointVersion: number
  readonly records: number
  /** Versions as the records number them: each record's newest number, summed. */
  readonly versions: number
  /** Versions that are there: the newest of each record and those that were replaced. */
  readonly stored: number
  /** Different sequence numbers among them, and the last one that was given out. */
  readonly sequences: number
  readonly lastSequence: number
  /** Changes that events tell of, and that runs count. */
  readonly told: number
  readonly counted: number
  readonly openRuns: number
  /** Private calls that are not kept. */
  readonly leftOut: number
  /** The latest start among the records, of calls. */
  readonly lastStarted: string | null
}

interface Checkpoint {
  readonly firstWindowStored: boolean
  readonly window?: { readonly tier: string; readonly lastStarted?: string; readonly cursor?: string }
}

export interface Ledger {
  readonly syncs: readonly SyncLedger[]
  /** Why connections had to be connected again, each time that one had to. */
  readonly reauthReasons: readonly string[]
  /** Every row of every table, as text. */
  readonly dump: string
  readonly credential: { readonly status: string; readonly reason: string | null; readonly tries: number } | undefined
}

/** Reads the database as it is, with statements of its own: it judges the code that wrote them. */
export async function readLedger(
  at: { readonly databaseUrl: string } | { readonly databaseFolder: string },
): Promise<Ledger> {
  if ('databaseUrl' in at) {
    const client = new pg.Client({ connectionString: at.databaseUrl })
    await client.connect()
    try {
      // One moment for all statements, while others write.
      await client.query('begin isolation level repeatable read read only')
      return await read(async (statement) => (await client.query(statement)).rows)
    } finally {
      await client.end()
    }
  }
  const database = await PGlite.create(at.databaseFolder)
  try {
    return await read(async (statement) => (await database.query<Record<string, unknown>>(statement)).rows)
  } finally {
    await database.close()
  }
}

type Ask = (statement: string) => Promise<Record<string, unknown>[]>

async function read(ask: Ask): Promise<Ledger> {
  // The tables are ours; what their columns hold is what these statements ask for.
  const syncs = (await ask(SYNCS)) as unknown as SyncLedger[]
  const reasons = await ask(`select data->>'reason' as reason from outbox_event where type = 'connection.needs_reauth'
                              order by created_at, id`)
  const tables = await ask(`select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
                             where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`)
  const rows: string[] = []
  for (const { name } of tables) {
    for (const { row } of await ask(`select t::text as row from ${name} t`)) rows.push(`${name} ${row}`)
  }
  const [credential] = await ask(`select status, reason, tries from credential`)
  return {
    syncs,
    reauthReasons: reasons.map(({ reason }) => String(reason)),
    dump: rows.join('\n'),
    credential: credential as unknown as Ledger['credential'],
  }
}

const SYNCS = `
  select s.model, s.checkpoint, s.version as "checkpointVersion", s.last_seq::int as "lastSequence",
         (select count(*)::int from record r where r.sync_id = s.id) as records,
         (select coalesce(sum(r.version), 0)::int from record r where r.sync_id = s.id) as versions,
         (select count(*)::int from (select id, version from record r where r.sync_id = s.id
                          union select id, version from record_version v where v.sync_id = s.id) x) as stored,
         (select count(*)::int from (select seq from record r where r.sync_id = s.id
                          union select seq from record_version v where v.sync_id = s.id) x) as sequences,
         (select coalesce(sum(coalesce((data->>'added')::int, 0) + coalesce((data->>'updated')::int, 0)
                            + coalesce((data->>'deleted')::int, 0)), 0)::int
            from outbox_event e where e.type = 'records.changed' and e.connection_id = s.connection_id
             and e.data->>'model' = s.model) as told,
         (select coalesce(sum(added + updated + deleted), 0)::int from run where run.sync_id = s.id) as counted,
         (select count(*)::int from run where run.sync_id = s.id and state in ('queued', 'running')) as "openRuns",
         (select count(*)::int from left_out_call l where l.sync_id = s.id) as "leftOut",
         (select max((r.data::jsonb)->'metaData'->>'started') from record r
           where r.sync_id = s.id and s.model = 'calls') as "lastStarted"
    from sync s order by s.id`

/** What no kill may ever bring about, as sentences; none where all is well. */
export function faultsOf({ syncs }: Ledger): string[] {
  return syncs.flatMap((sync) => {
    const { model, versions, stored, sequences, lastSequence, told, counted } = sync
    const expect = (what: string, value: number) =>
      value === versions ? [] : [`${model}: ${what} ${value}, not ${versions}`]
    return [
      ...expect('versions that are stored', stored),
      ...expect('numbers that are used', sequences),
      ...expect('the last number is', lastSequence),
      ...expect('changes that events tell of', told),
      ...expect('changes that runs count', counted),
    ]
  })
}
