import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { loadAccess } from './load-access.ts'

let fresh: FreshDatabase
let connectionId: string

beforeAll(async () => {
  fresh = await openFreshDatabase()
})
afterAll(() => fresh.close())

beforeEach(async () => {
  connectionId = (await fresh.addConnection()).id
})

/** Every column that access is made of, with another value than it has. */
const changes = {
  'the token': sql`update credential set access = 'other', generation = generation + 1`,
  'who won a refresh': sql`update credential set won_by = 7`,
  'when it is renewed': sql`update credential set refresh_at = '2026-06-11T00:00:00Z'`,
  'when it expires': sql`update credential set expires_at = '2026-06-12T00:00:00Z'`,
  'its state': sql`update credential set status = 'needs_reauth', reason = 'key_refused'`,
  'its kind': sql`update credential set kind = 'oauth2'`,
  'its end': sql`delete from credential`,
  'the number of connections': sql`
    insert into connection (id, integration_id, customer_id, customer_name, base_url, company_id, created_at)
    select 'conn_new', integration_id, customer_id, customer_name, base_url, company_id, created_at
      from connection limit 1`,
  'where it asks': sql`update connection set base_url = 'https://other.api.gong.io'`,
  'its company': sql`update connection set company_id = 'other'`,
  'its limits': sql`update connection set settings = settings || '{"callsPerSecond": 2}'`,
  'a suspension': sql`update connection set suspended_at = '2026-06-10T14:00:00Z'`,
  'a deletion': sql`update connection set deleted_at = '2026-06-10T14:00:00Z'`,
  'a suspension of its integration': sql`update integration set suspended_at = '2026-06-10T14:00:00Z'`,
  'what its integration enables': sql`update integration set actions = '{users.list}'`,
}

test.each(Object.entries(changes))(
  'access is remembered until a change of %s is committed, and not a moment longer',
  async (_, change) => {
    const { recentAccess } = fresh
    if (!recentAccess) throw new Error('The embedded database has no others, so access is remembered.')
    const { db } = fresh.ctx
    const access = await recentAccess.lookUp(connectionId, () => loadAccess(fresh.ctx, connectionId))
    const takenBack = db.transaction().execute(async (trx) => {
      await change.execute(trx)
      throw new Error('taken back')
    })
    await expect(takenBack).rejects.toThrow('taken back')
    await sql`update credential set lease_until = clock_timestamp(), fence = fence + 1`.execute(db)
    expect(recentAccess.find(connectionId)).toBe(access)

    await db.transaction().execute(async (trx) => {
      await change.execute(trx)
      expect(recentAccess.find(connectionId)).toBe(access)
    })
    expect(recentAccess.find(connectionId)).toBeUndefined()
  },
)
