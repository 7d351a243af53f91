import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** The processes of a PostgreSQL on this machine, without the one that starts the others. */
export async function postgresProcesses(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const own = rows[0]?.pid ?? 0
    const postmaster = parentOf(own)
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== own && parentOf(pid) === postmaster)
  } finally {
    await client.end()
  }
}

/** Zero for a process that is gone. */
function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
