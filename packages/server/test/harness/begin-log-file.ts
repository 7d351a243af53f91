import pg from 'pg'

/**
 * Lets PostgreSQL begin another file of its log: the space of that is taken, so that on a disk without room the tables run
 * out first.
 *
 * @returns its data directory
 */
export async function beginLogFile(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_switch_wal()')
    await client.query('checkpoint')
    await client.query('create table some_room as select 1 as n')
    await client.query('checkpoint')
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory ?? ''
  } finally {
    await client.end()
  }
}
