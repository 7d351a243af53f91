import { actions } from '@mallet/contract/actions/index'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toolNameOf } from '../../src/mcp/describe-action.ts'
import { ask, refusalOf } from '../ask.ts'
import { countRequests } from '../count-requests.ts'
import { callTool, type McpWorld, openMcpWorld, refusedTool, toolNames } from './open-mcp.ts'

const REPLICA = ['list_calls', 'get_call', 'get_transcript', 'find_user']
const all = [...actions.values()]
const reading = all.filter(({ effect }) => effect === 'reads')
const writing = all.filter(({ effect, operations }) => effect === 'writes' && operations.length > 0)
const erasing = all.filter(({ effect }) => effect === 'destroys')

let world: McpWorld
let client: Client
let callId: string

beforeAll(async () => {
  world = await openMcpWorld()
  client = await world.client()
  callId = [...(await world.truth('transcripts')).keys()][0] ?? ''
}, 120_000)
afterAll(() => world.close())

const gongRequests = () => Object.values(countRequests(world)).reduce((sum, count) => sum + count, 0)

test('every action that reads is a tool, described, with its own input and hints; nothing else of Gong is', async () => {
  const { tools } = await client.listTools()

  const ofGong = tools.filter(({ name }) => name.startsWith('gong_'))
  expect(ofGong.map(({ name }) => name)).toEqual(reading.map(toolNameOf))
  for (const action of reading) {
    const tool = ofGong.find(({ name }) => name === toolNameOf(action))
    expect(tool?.annotations).toEqual({
      title: action.title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: action.repeat !== 'unsafe',
      openWorldHint: true,
    })
    expect(Object.keys(tool?.inputSchema.properties ?? {})).toEqual(Object.keys(action.input.shape))
    expect(JSON.stringify(tool?.inputSchema)).not.toContain('$ref')
    for (const scope of action.scopes) expect(tool?.description).toContain(scope)
    for (const limit of action.limits) expect(tool?.description).toContain(limit)
  }
})

test('the tools of the copy are there, read only and of a closed world', async () => {
  const { tools } = await client.listTools()

  const own = tools.filter(({ name }) => !name.startsWith('gong_'))
  expect(own.map(({ name }) => name)).toEqual(REPLICA)
  for (const { annotations } of own) expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
})

test('no two tools share a name, and each name is one that every client takes', () => {
  const names = all.map(toolNameOf)

  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,60}$/)
})

test('tools that write come when they are asked for, with hints of their own; what erases does not', async () => {
  const { tools } = await (await world.client({ query: '?tools=write' })).listTools()

  const added = tools.filter(({ annotations }) => annotations?.readOnlyHint === false)
  expect(added.map(({ name }) => name)).toEqual(writing.map(toolNameOf))
  for (const action of writing) {
    const tool = added.find(({ name }) => name === toolNameOf(action))
    expect(tool?.annotations).toMatchObject({ destructiveHint: false, idempotentHint: action.repeat !== 'unsafe' })
  }
})

test('a file stands in the call, as text or as base64, and one that is neither is refused', async () => {
  const writer = await world.client({ query: '?tools=write' })
  const registered = await callTool(writer, 'gong_register_crm_integration', {
    name: 'CRM',
    ownerEmail: world.emulator.techAdmin.email,
  })
  const line = '{"objectId":"1","modifiedDate":"2026-06-09T16:20:00Z"}\n'
  const upload = (clientRequestId: string, file: object) => ({
    integrationId: registered.value.integrationId,
    objectType: 'ACCOUNT',
    clientRequestId,
    file: { mediaType: 'application/x-ndjson', ...file },
  })

  const asText = await callTool(writer, 'gong_upload_crm_objects', upload('text', { text: line }))
  const asBytes = await callTool(
    writer,
    'gong_upload_crm_objects',
    upload('bytes', { base64: Buffer.from(line).toString('base64') }),
  )
  const neither = await refusedTool(writer, 'gong_upload_crm_objects', upload('neither', {}))

  expect([asText.isError, asBytes.isError, neither.code]).toEqual([false, false, 'invalid_input'])
  expect(asText.value).toMatchObject({ requestId: expect.any(String) })
})

test('what erases comes one by one, by name, and wants to be confirmed', async () => {
  const named = await world.client({ headers: { 'mallet-tools': 'privacy.eraseEmail' } })

  const { tools } = await named.listTools()
  const added = tools.filter(({ annotations }) => annotations?.destructiveHint === true)
  expect(added.map(({ name }) => name)).toEqual(['gong_erase_data_of_email'])
  const { code } = await refusedTool(named, 'gong_erase_data_of_email', { emailAddress: 'a@b.example' })
  expect(code).toBe('confirmation_required')
})

test.each([...writing, ...erasing])('$name is refused in a session that did not ask for it', async (action) => {
  const { code, details } = await refusedTool(client, toolNameOf(action), action.example.input)

  expect(code).toBe('tool_not_offered')
  expect(details.ask).toBe(action.effect === 'writes' ? 'write' : action.name)
})

test('a tool whose scope the key lacks is absent and refused', async () => {
  const records = await world.client({ key: await world.key(['records:read']) })
  const reads = await world.client({ key: await world.key(['actions:read']), query: '?tools=write' })

  expect(await toolNames(records)).toEqual(REPLICA)
  expect(await refusedTool(records, 'gong_list_users')).toMatchObject({
    code: 'forbidden',
    details: { scope: 'actions:read' },
  })
  expect(await toolNames(reads)).toEqual(reading.map(toolNameOf))
  expect((await refusedTool(reads, 'find_user', {})).code).toBe('forbidden')
})

test('an action that the integration disables is absent and refused', async () => {
  const body = { actions: ['users.list'] }
  await ask(world, { method: 'PATCH', to: `/v1/integrations/${world.integrationId}`, bearer: world.apiKey, json: body })
  try {
    expect(await toolNames(client)).toEqual([...REPLICA, 'gong_list_users'])
    expect((await refusedTool(client, 'gong_list_workspaces')).code).toBe('action_disabled')
    const searching = await world.client({ query: '?mode=search' })
    const { code } = await refusedTool(searching, 'execute_tool', { name: 'gong_list_workspaces' })
    expect(code).toBe('action_disabled')
  } finally {
    await ask(world, {
      method: 'PATCH',
      to: `/v1/integrations/${world.integrationId}`,
      bearer: world.apiKey,
      json: { actions: null },
    })
  }
})

test('a tool answers what Gong answers, as a value and as text between markers', async () => {
  const { value, texts } = await callTool(client, 'gong_list_workspaces')

  expect(value.workspaces).toEqual([...(await world.truth('workspaces')).values()])
  const [begin = '', json = '', end = ''] = texts
  expect(JSON.parse(json).workspaces).toEqual(value.workspaces)
  const boundary = /<<<data ([0-9a-f]{24})>>>$/.exec(begin)?.[1]
  expect(end).toBe(`<<<end of data ${boundary}>>>`)
  expect((await callTool(client, 'gong_list_workspaces')).texts[0]).not.toBe(begin)
})

test('a tool of the copy costs no Gong request', async () => {
  await callTool(client, 'list_calls')
  world.emulator.clearRequests()

  const answers = [
    await callTool(client, 'list_calls', { limit: 5 }),
    await callTool(client, 'get_call', { callId }),
    await callTool(client, 'get_transcript', { callId }),
    await callTool(client, 'find_user', { name: 'a' }),
  ]

  for (const { isError, value } of answers) {
    expect(isError).toBe(false)
    expect(value.asOf).toMatch(/^2026-/)
  }
  expect(gongRequests()).toBe(0)
})

test('what a tool refuses is an answer with a code, what to do, and the arguments there are', async () => {
  const unknown = await refusedTool(client, 'list_calls', { fromDate: '2026-01-01' })
  const ofGong = await refusedTool(client, 'gong_get_user', { userId: '1' })
  const missing = await refusedTool(client, 'get_call', { callId: '404' })
  const atGong = await refusedTool(client, 'gong_get_call', { id: '404' })

  expect(unknown).toMatchObject({ code: 'invalid_input', requestId: expect.stringMatching(/^req_/) })
  expect(String(unknown.details.issues)).toContain('fromDate')
  expect(String(unknown.details.issues)).toContain('from, to, title, participant, workspaceId, limit, cursor')
  expect(String(ofGong.details.issues)).toContain('known arguments of gong_get_user: id')
  expect(missing).toMatchObject({ code: 'not_found', fix: expect.any(String) })
  expect(atGong.code).toBe('gong_not_found')
})

test('a tool that no session has is an error of the protocol', async () => {
  await expect(client.callTool({ name: 'gong_sing', arguments: {} })).rejects.toThrow(/Unknown tool/)
})

test('an answer that is too long is cut to valid JSON, and says by what to narrow it', async () => {
  const small = await world.client({ query: '?maxCharacters=4000' })
  const input = actions.get('calls.listExtensive')?.example.input ?? {}

  const { texts, value } = await callTool(small, 'gong_list_extensive_calls', { ...input, filter: {} })

  expect(texts.join('').length).toBeLessThanOrEqual(4000)
  expect(Object.keys(JSON.parse(texts[1] ?? ''))).toEqual(['requestId', 'records', 'calls'])
  expect(texts[2]).toMatch(/was cut: it has \d+ characters, and 3000 are shown.*Narrow it by filter/)
  expect(JSON.stringify(value).length).toBeLessThan(5000)
})

test('two tools stand for all where search is asked for: one finds them, the other runs them', async () => {
  const searching = await world.client({ query: '?mode=search' })

  expect(await toolNames(searching)).toEqual(['search_tools', 'execute_tool', ...REPLICA])
  const { value } = await callTool(searching, 'search_tools', { query: 'library folder', limit: 3 })
  const found = value.tools as { name: string; inputSchema: object }[]
  expect(found.map(({ name }) => name)).toContain('gong_list_library_folders')
  expect(found[0]?.inputSchema).toMatchObject({ type: 'object' })
  const ran = await callTool(searching, 'execute_tool', { name: 'gong_list_workspaces', input: {} })
  expect(ran.value.workspaces).toEqual([...(await world.truth('workspaces')).values()])
  expect((await refusedTool(searching, 'execute_tool', { name: 'gong_sing' })).code).toBe('not_found')
  const wrong = await refusedTool(searching, 'execute_tool', { name: 'gong_get_user', input: { who: '1' } })
  expect(String(wrong.details.issues)).toContain('known arguments of gong_get_user: id')
})

test('every tool is among the first three that its title finds', async () => {
  const searching = await world.client({ query: '?mode=search' })

  for (const action of reading) {
    const { value } = await callTool(searching, 'search_tools', { query: action.title, limit: 3 })
    expect((value.tools as { name: string }[]).map(({ name }) => name)).toContain(toolNameOf(action))
  }
})

test('an unknown setting of a session is refused with what is known', async () => {
  const answer = await ask(world, {
    method: 'POST',
    to: '/mcp?tools=write,calls.sing',
    bearer: world.apiKey,
    headers: { 'mallet-connection-id': world.connectionId },
    json: { jsonrpc: '2.0', id: 7, method: 'tools/list' },
  })

  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body)).toMatchObject({ jsonrpc: '2.0', id: 7, error: { data: { code: 'invalid_input' } } })
  expect(answer.body).toContain('calls.sing')
  expect(() => refusalOf(answer)).toThrow()
})

// The last one: the company is left to wait.
test("Gong's call limit is told with the seconds to wait", async () => {
  const fault = { match: { operation: 'logs.list' }, effect: { kind: 'too-many-requests', retryAfter: '600' } } as const
  world.emulator.faults.add({ ...fault, times: 1 })

  const input = actions.get('logs.list')?.example.input ?? {}
  const { code, retryAfterSeconds } = await refusedTool(client, 'gong_list_logs', input)

  expect(code).toBe('rate_limited')
  expect(retryAfterSeconds).toBeGreaterThan(500)
})
