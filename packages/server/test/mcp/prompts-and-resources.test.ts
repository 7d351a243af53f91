import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prompts } from '../../src/mcp/prompts.ts'
import { countRequests } from '../count-requests.ts'
import { type McpWorld, openMcpWorld, toolNames } from './open-mcp.ts'

const INPUTS: Readonly<Record<string, Record<string, string>>> = {
  summarize_call: { callId: '7782342274025937895', focus: 'pricing' },
  prepare_account_brief: { account: 'harborfreightlines.example' },
  coach_rep_week: { rep: 'dana.reyes@northwind.example', weekOf: '2026-06-08' },
  find_competitor_mentions: { competitor: 'Chorus' },
}

let world: McpWorld
let client: Client

beforeAll(async () => {
  world = await openMcpWorld()
  client = await world.client()
}, 120_000)
afterAll(() => world.close())

const textOf = async (asked: Client, name: string) => {
  const { messages } = await asked.getPrompt({ name, arguments: INPUTS[name] ?? {} })
  const [{ content } = { content: undefined }] = messages
  return content?.type === 'text' ? content.text : ''
}

test('there are four prompts, with their arguments', async () => {
  const listed = (await client.listPrompts()).prompts

  expect(listed.map(({ name }) => name)).toEqual(Object.keys(INPUTS))
  expect(listed[0]?.arguments).toEqual([
    { name: 'callId', description: expect.any(String), required: true },
    { name: 'focus', description: expect.any(String), required: false },
  ])
})

test.each(prompts)('$name names its argument, tools that the session has, and what not to trust', async ({ name }) => {
  for (const query of ['', '?mode=search']) {
    const asked = await world.client({ query })
    const names = await toolNames(asked)

    const text = await textOf(asked, name)

    for (const value of Object.values(INPUTS[name] ?? {})) expect(text).toContain(value)
    const tools = text.match(/\b(gong_[a-z_]+|(?:list|get|find)_[a-z]+)\b/g) ?? []
    expect(tools.length).toBeGreaterThan(1)
    expect(names).toEqual(expect.arrayContaining(tools))
    expect(text).toContain('untrusted')
  }
})

test("a session without the copy is told to use Gong's own tools, behind execute_tool where it searches", async () => {
  const key = await world.key(['actions:read'])

  expect(await textOf(await world.client({ key }), 'summarize_call')).toContain('with gong_fetch_call_transcripts')
  const searching = await world.client({ key, query: '?mode=search' })
  expect(await textOf(searching, 'summarize_call')).toContain('with execute_tool (name: gong_fetch_call_transcripts)')
})

test('a session without any of its tools has no prompt', async () => {
  const none = await world.client({ key: await world.key(['connections:read']) })

  expect((await none.listPrompts()).prompts).toEqual([])
  await expect(none.getPrompt({ name: 'summarize_call', arguments: { callId: '1' } })).rejects.toThrow(/Unknown prompt/)
})

test('a prompt without its argument, or with an unknown one, is refused', async () => {
  await expect(client.getPrompt({ name: 'summarize_call', arguments: {} })).rejects.toThrow(/missing|wrong/)
  await expect(client.getPrompt({ name: 'summarize_call', arguments: { callId: '1', x: '2' } })).rejects.toThrow()
})

test('resources tell how the connection stands, its users and workspaces, and what can be done, without asking Gong', async () => {
  world.emulator.clearRequests()
  const { resources } = await client.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual([
    'mallet://status',
    'mallet://users',
    'mallet://workspaces',
    'mallet://actions',
  ])

  const read = async (uri: string) => {
    const [content] = (await client.readResource({ uri })).contents
    return JSON.parse(content && 'text' in content ? content.text : '')
  }
  expect(await read('mallet://status')).toMatchObject({ connectionId: world.connectionId, auth: { status: 'active' } })
  const users = await read('mallet://users')
  expect(users.users.map(({ id }: { id: string }) => id).sort()).toEqual(
    [...(await world.truth('users')).keys()].sort(),
  )
  const workspaces = await read('mallet://workspaces')
  expect(workspaces.workspaces).toEqual([...(await world.truth('workspaces')).values()])
  const actions = await read('mallet://actions')
  expect(actions.actions.length).toBeGreaterThan(70)
  expect(countRequests(world)).toEqual({})
})

test('a transcript is a resource by the id of its call, between markers', async () => {
  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['mallet://calls/{id}/transcript'])
  const [id = ''] = (await world.truth('transcripts')).keys()

  const [content] = (await client.readResource({ uri: `mallet://calls/${id}/transcript` })).contents

  const text = content && 'text' in content ? content.text : ''
  expect(text).toMatch(/<<<data [0-9a-f]{24}>>>\n/)
  expect(text).toMatch(/\n\[\d\d:\d\d\] .+: .+/)
})

test('a resource whose scope the key lacks is absent and refused, and an unknown one does not exist', async () => {
  const records = await world.client({ key: await world.key(['records:read']) })

  const { resources } = await records.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual(['mallet://users', 'mallet://workspaces'])
  await expect(records.readResource({ uri: 'mallet://status' })).rejects.toThrow(/scope/)
  await expect(client.readResource({ uri: 'mallet://secrets' })).rejects.toThrow(/Nothing exists/)
})
