import { readFile } from 'node:fs/promises'
import { connectionScopes, SCOPES, type Scope, scopes } from '@mallet/contract/api/scopes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Doors, openDoors, refusalIn } from '../doors/open-doors.ts'
import { endpoints } from '../endpoints.ts'

let doors: Doors
/** A key of each scope. */
let keys: ReadonlyMap<Scope, string>

beforeAll(async () => {
  doors = await openDoors()
  const made = await Promise.all(SCOPES.map(async (scope) => [scope, await doors.newKey({ scopes: [scope] })] as const))
  keys = new Map(made)
})
afterAll(() => doors.close())

const keyed = endpoints.filter(
  ({ endpoint }) => !['public', 'connect-session', 'dashboard-session'].includes(endpoint.scope),
)
const call = ({ name, endpoint, path }: (typeof endpoints)[number], bearer: string | undefined) =>
  doors.ask({ method: endpoint.method, to: path, bearer: bearer ?? null, ...bodyOf(name, endpoint.example.body) })
/** The example of a new key names scopes, which only who has them can give on. */
const bodyOf = (name: string, body: unknown) => {
  if (name === 'apiKeys.create') return { json: { name: 'made' } }
  return body === undefined ? {} : { json: body }
}

test('A16: which scope opens which endpoint is what was reviewed, and no other does', async () => {
  const lines: string[] = []
  for (const row of endpoints) {
    const opening: string[] = []
    for (const [scope, key] of keyed.includes(row) ? keys : []) {
      const { status, body } = await call(row, key)
      if (status !== 403 || JSON.parse(body).error.code !== 'forbidden') opening.push(scope)
    }
    const { method, path, scope } = row.endpoint
    lines.push(`${method.padEnd(7)}${path.padEnd(48)} ${opening.length > 0 ? opening.join(' ') : `(${scope})`}`)
  }

  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('snapshots/scopes-by-endpoint.txt')
}, 120_000)

test('A16: a refusal names the scope that is missing', async () => {
  const answer = await doors.ask({ to: '/v1/integrations', bearer: keys.get('records:read') ?? null })

  expect([answer.status, refusalIn(answer).details]).toEqual([403, { scope: 'integrations:read' }])
})

const make = (bearer: string | undefined, json: object) =>
  doors.ask({ method: 'POST', to: '/v1/api-keys', bearer: bearer ?? null, json: { name: 'made', ...json } })

test('A16: a key makes keys that may what it may itself, and never more', async () => {
  const maker = await doors.newKey({ scopes: ['api-keys:write', 'records:read'] })

  const [same, less, more, admin] = await Promise.all([
    make(maker, {}),
    make(maker, { scopes: ['records:read'] }),
    make(maker, { scopes: ['records:read', 'connections:write'] }),
    make(maker, { scopes: ['admin'] }),
  ])

  expect(JSON.parse(same.body).scopes).toEqual(['api-keys:write', 'records:read'])
  expect(JSON.parse(less.body).scopes).toEqual(['records:read'])
  expect([more.status, refusalIn(more).details]).toEqual([403, { scope: 'connections:write' }])
  expect([admin.status, refusalIn(admin).details]).toEqual([403, { scope: 'admin' }])
})

test('A16: a key that is limited to connections carries only what can be limited', async () => {
  const { id } = await doors.database.addConnection()
  const limited = (scopes: readonly Scope[]) => make(doors.adminKey, { connectionIds: [id], scopes })

  for (const scope of SCOPES) {
    const { status } = await limited([scope])
    expect(status, scope).toBe(scopes[scope].ofConnections ? 201 : 400)
  }
  const inherited = await make(doors.adminKey, { connectionIds: [id] })
  expect(JSON.parse(inherited.body)).toMatchObject({ scopes: connectionScopes, connectionIds: [id] })
  const unknown = await make(doors.adminKey, { connectionIds: ['conn_000000000000000000000000'] })
  expect(refusalIn(unknown).code).toBe('not_found')
})

test('A18: a key is over at the moment of its expiry, and one that is over already cannot be made', async () => {
  const expiresAt = '2026-06-10T15:00:00.000Z'
  const { key } = JSON.parse((await make(doors.adminKey, { expiresAt })).body)
  const read = async () => (await doors.ask({ to: '/v1/api-keys', bearer: key })).status

  expect(await read()).toBe(200)
  doors.database.setClock(expiresAt)
  expect(await read()).toBe(401)
  expect((await make(doors.adminKey, { expiresAt })).status).toBe(400)
})

test('the use of a key is noted once a minute, and shown', async () => {
  doors.database.setClock('2026-06-11T10:00:00.000Z')
  const { id, key } = JSON.parse((await make(doors.adminKey, {})).body)
  const use = () => doors.ask({ to: '/v1/connections', bearer: key })
  const lastUse = async () => {
    const { items } = JSON.parse((await doors.ask({ to: '/v1/api-keys?limit=1000' })).body)
    return items.find((item: { id: string }) => item.id === id).lastUsedAt
  }
  expect(await lastUse()).toBeNull()

  await use()
  doors.database.setClock('2026-06-11T10:00:59.000Z')
  await use()
  expect(await lastUse()).toBe('2026-06-11T10:00:00.000Z')
  doors.database.setClock('2026-06-11T10:01:00.000Z')
  await use()
  expect(await lastUse()).toBe('2026-06-11T10:01:00.000Z')
})

const malformed = (): readonly (readonly [string, Readonly<Record<string, string | string[]>>])[] => [
  ['an empty header', { authorization: '' }],
  ['no key', { authorization: 'Bearer ' }],
  ['a short key', { authorization: 'Bearer mk_' }],
  ['half a key', { authorization: `Bearer ${doors.adminKey.slice(0, -1)}` }],
  ['a longer key', { authorization: `Bearer ${doors.adminKey}0` }],
  ['a very long key', { authorization: `Bearer ${'a'.repeat(10_000)}` }],
  ['letters that are not ASCII', { authorization: 'Bearer mk_\u00fc\u00df\u00ff' }],
  ['a hash in place of a key', { authorization: `Bearer ${Buffer.alloc(32).toString('hex')}` }],
  ['two keys in one header', { authorization: `Bearer ${doors.adminKey}, Bearer ${doors.adminKey}` }],
  ['two headers', { authorization: [`Bearer ${doors.adminKey}`, `Bearer ${doors.adminKey}`] }],
  ['a wrong key and a right one', { authorization: ['Bearer mk_wrong', `Bearer ${doors.adminKey}`] }],
  ['another scheme', { authorization: `Basic ${Buffer.from(`x:${doors.adminKey}`).toString('base64')}` }],
  ['a key in another header', { 'x-api-key': doors.adminKey }],
]

test('A35: every malformed credential is a 401, in the same words', async () => {
  const bodies = new Set<string>()
  for (const [what, headers] of malformed()) {
    const answer = await doors.ask({ to: '/v1/connections', bearer: null, headers })
    expect(answer.status, what).toBe(401)
    bodies.add(JSON.stringify({ ...refusalIn(answer), requestId: '' }))
  }

  expect(bodies.size).toBe(1)
  expect((await doors.ask({ to: `/v1/connections?api_key=${doors.adminKey}`, bearer: null })).status).toBe(401)
})

test('the documentation has every scope, with what it allows', async () => {
  const document = await readFile(new URL('../../../../docs/api.md', import.meta.url), 'utf8')
  const rows = [...document.matchAll(/^\| `([a-z-]+(?::[a-z]+)?)` \| (.*) \| (yes)? ?\|$/gm)]

  expect(rows.map(([, scope, allows, limited]) => [scope, allows, limited === 'yes'])).toEqual(
    Object.entries(scopes).map(([scope, { allows, ofConnections }]) => [scope, allows, ofConnections]),
  )
})
