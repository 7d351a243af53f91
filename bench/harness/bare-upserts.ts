import pg from 'pg'
import { Pool } from 'undici'
import { askForCalls } from './ask-for-calls.ts'
import { FIRST_PAGE } from './page-source.ts'

/** What a page is, for those who believe it. */
interface Page {
  readonly records: { readonly cursor?: string }
  readonly calls: readonly { readonly metaData: { readonly id: string } }[]
}

/** How the rows of a page get into one statement. */
export type Form = 'values' | 'unnest'

export interface BareUpserts {
  /** Empties the table. */
  clear(): Promise<void>
  /** Reads and upserts every page, one after the other. @returns how many calls */
  run(form: Form): Promise<number>
  close(): Promise<void>
}

/**
 * What anybody would write first: fetch a page, JSON.parse, one upsert of all its calls, in a table of two columns. No
 * checkpoint, no versions, nothing looked at.
 */
export async function openBareUpserts(databaseUrl: string, gongUrl: string): Promise<BareUpserts> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('create table bare (id text primary key, data text not null)')
  const gong = new Pool(gongUrl, { connections: 1 })
  const to = new Date().toISOString()

  async function read(cursor: string): Promise<Page> {
    const { body } = await gong.request({
      path: askForCalls.path,
      method: 'POST',
      headers: askForCalls.headers,
      body: askForCalls.body(cursor, to),
    })
    // It serves what was recorded, so this is what it is.
    return JSON.parse(await body.text()) as Page
  }

  return {
    clear: async () => {
      await client.query('truncate bare')
    },
    run: async (form) => {
      let calls = 0
      for (let cursor: string | undefined = FIRST_PAGE; cursor !== undefined; ) {
        const page: Page = await read(cursor)
        const ids = page.calls.map(({ metaData }) => metaData.id)
        const data = page.calls.map((call) => JSON.stringify(call))
        await client.query(statement(form, ids, data))
        calls += page.calls.length
        cursor = page.records.cursor
      }
      return calls
    },
    close: async () => {
      await gong.close()
      await client.end()
    },
  }
}

const UPSERT = 'on conflict (id) do update set data = excluded.data'

/** Named, so that the server prepares it once. */
function statement(form: Form, ids: readonly string[], data: readonly string[]): pg.QueryConfig {
  if (form === 'unnest') {
    const text = `insert into bare (id, data) select * from unnest($1::text[], $2::text[]) ${UPSERT}`
    return { name: 'unnest', text, values: [ids, data] }
  }
  const rows = ids.map((_, i) => `($${2 * i + 1}, $${2 * i + 2})`)
  return {
    name: `values ${ids.length}`,
    text: `insert into bare (id, data) values ${rows.join(', ')} ${UPSERT}`,
    values: ids.flatMap((id, i) => [id, data[i]]),
  }
}
