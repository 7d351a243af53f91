import { readFile } from 'node:fs/promises'
import { ROLES, type Role, roles } from '@mallet/contract/api/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { endpoints } from '../endpoints.ts'
import { type Browser, signedInAs } from './open-browser.ts'

let doors: Doors
let signedIn: ReadonlyMap<Role, Browser & { readonly id: string }>

beforeAll(async () => {
  doors = await openDoors({ gongHosts: ['127.0.0.1:9'] })
  const made = await Promise.all(ROLES.map(async (role) => [role, await signedInAs(doors, role)] as const))
  signedIn = new Map(made)
})
afterAll(() => doors.close())

type Row = (typeof endpoints)[number]
/** Those end the session that asks, so each has one of its own. */
const browserFor = async (role: Role, { endpoint }: Row) =>
  endpoint.scope === 'dashboard-session' ? signedInAs(doors, role) : signedIn.get(role)

async function opens(role: Role, row: Row): Promise<boolean> {
  const browser = await browserFor(role, row)
  const { method, example } = row.endpoint
  // Of a new key, the example names scopes.
  const json = row.name === 'apiKeys.create' ? { name: 'made' } : example.body
  const answer = await browser?.ask({ method, to: row.path, ...(json !== undefined && { json }) })
  if (!answer) throw new Error(`nobody is ${role}`)
  return answer.status !== 401 && !(answer.status === 403 && refusalIn(answer).code === 'forbidden')
}

test('A16: which role opens which endpoint is what was reviewed, and a new row is in no role by itself', async () => {
  const lines: string[] = []
  for (const row of endpoints) {
    const { method, path, scope } = row.endpoint
    const opening: string[] = []
    if (scope !== 'public') for (const role of ROLES) if (await opens(role, row)) opening.push(role)
    const who = opening.length > 0 ? opening.join(' ') : `(${scope})`
    lines.push(`${method.padEnd(7)}${path.padEnd(48)} ${who}`)
  }

  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('snapshots/roles-by-endpoint.txt')
}, 120_000)

test('A16: nobody gives a role, or makes a key, that may more than they may themselves', async () => {
  const developer = signedIn.get('developer')
  const admin = signedIn.get('admin')
  const refused = [
    await developer?.ask({ method: 'POST', to: '/v1/api-keys', json: { name: 'mine', scopes: ['admin'] } }),
    await developer?.ask({ method: 'PATCH', to: `/v1/people/${developer.id}`, json: { role: 'admin' } }),
    await developer?.ask({ method: 'POST', to: '/v1/people', json: { email: 'me2@example.com', role: 'admin' } }),
  ]

  expect(refused.map((answer) => answer?.status)).toEqual([403, 403, 403])
  expect((await admin?.ask({ method: 'POST', to: '/v1/api-keys', json: { name: 'ours' } }))?.status).toBe(201)
})

test('A16: what somebody changes in the dashboard is told with who it was', async () => {
  const admin = signedIn.get('admin')
  const { id } = await doors.database.addConnection()
  const workspaces = { requestId: 'r', workspaces: [{ id: '1', name: 'Main', description: 'Main' }] }
  doors.database.answer(() => workspaces)
  const json = { baseUrl: 'https://us-12345.api.gong.io' }

  const moved = await admin?.ask({ method: 'PATCH', to: `/v1/connections/${id}`, json })

  expect(moved?.status).toBe(200)
  const events = await doors.ctx.db.selectFrom('outbox_event').select(['type', 'data']).execute()
  expect(events).toContainEqual({
    type: 'connection.base_url_changed',
    data: expect.objectContaining({ to: json.baseUrl, by: admin?.id }),
  })
})

test('B9: with an Idempotency-Key, what somebody makes in the dashboard is made once, and for them alone', async () => {
  const [admin, developer] = [signedIn.get('admin'), signedIn.get('developer')]
  const make = async (browser: Browser | undefined, name: string) => {
    const headers = { 'idempotency-key': 'of-the-dashboard' }
    const json = { name, auth: { type: 'apiKey' } }
    const answer = await browser?.ask({ method: 'POST', to: '/v1/integrations', json, headers })
    expect(answer?.status).toBe(201)
    return JSON.parse(answer?.body ?? '{}').id
  }

  const [first, again, other] = [await make(admin, 'A'), await make(admin, 'A'), await make(developer, 'B')]

  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('the documentation has every role, with what it allows and its scopes', async () => {
  const document = await readFile(new URL('../../../../docs/dashboard.md', import.meta.url), 'utf8')
  const rows = [...document.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \|$/gm)]

  expect(rows.map(([, role, allows, scopes]) => [role, allows, scopes?.match(/[\w:-]+/g)])).toEqual(
    Object.entries(roles).map(([role, { allows, scopes }]) => [role, allows, [...scopes]]),
  )
})
