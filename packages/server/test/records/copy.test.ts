import type { CallData } from '@mallet/contract/gong/call'
import type { CallTranscript } from '@mallet/contract/gong/transcripts'
import type { User } from '@mallet/contract/gong/users'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callTool, type McpWorld, openMcpWorld, refusedTool } from '../mcp/open-mcp.ts'

let world: McpWorld
let client: Client
let calls: readonly CallData[]
let transcripts: readonly CallTranscript[]
let users: readonly User[]

beforeAll(async () => {
  world = await openMcpWorld()
  client = await world.client()
  // The emulator's truth is what Gong serves.
  calls = [...(await world.truth('calls')).values()] as CallData[]
  transcripts = [...(await world.truth('transcripts')).values()] as CallTranscript[]
  users = [...(await world.truth('users')).values()] as User[]
}, 120_000)
afterAll(() => world.close())

interface Listed {
  readonly id: string
  readonly started: string
}

/** Page after page. */
async function listAll(input: Record<string, unknown>): Promise<Listed[]> {
  const found: Listed[] = []
  for (let cursor: unknown; cursor !== null; ) {
    const { value } = await callTool(client, 'list_calls', { ...input, ...(cursor !== undefined && { cursor }) })
    found.push(...(value.calls as Listed[]))
    cursor = value.nextCursor
  }
  return found
}

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort()
const ids = (list: readonly CallData[]) => list.map(({ metaData }) => metaData.id).sort()
const startOf = (call: CallData) => Date.parse(call.metaData.started ?? '')

test('every call is listed once, page by page, the latest of a page first', async () => {
  const found = await listAll({ limit: 7 })

  expect(idsOf(found)).toEqual(ids(calls))
  const page = found.slice(0, 7).map(({ started }) => Date.parse(started))
  expect(page).toEqual([...page].sort((a, b) => b - a))
})

test('calls are found by when they began, to the instant', async () => {
  const starts = calls.map(startOf).sort((a, b) => a - b)
  const from = starts[Math.floor(starts.length / 3)] ?? 0
  const to = starts[Math.floor((starts.length * 2) / 3)] ?? 0

  const found = await listAll({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })

  expect(idsOf(found)).toEqual(ids(calls.filter((call) => startOf(call) >= from && startOf(call) < to)))
  expect(found.length).toBeGreaterThan(5)
})

test('calls are found by a part of the title, by who was there, and by workspace', async () => {
  const [first] = calls
  const word = first?.metaData.title?.split(' ')[0] ?? ''
  const address = first?.parties?.find(({ emailAddress }) => emailAddress)?.emailAddress ?? ''
  const workspaceId = first?.metaData.workspaceId ?? ''

  const byTitle = await listAll({ title: word.toUpperCase() })
  const byParty = await listAll({ participant: address })
  const byBoth = await listAll({ participant: address, workspaceId })

  expect(idsOf(byTitle)).toEqual(ids(calls.filter(({ metaData }) => metaData.title?.includes(word))))
  const withParty = calls.filter(({ parties }) => parties?.some(({ emailAddress }) => emailAddress === address))
  expect(idsOf(byParty)).toEqual(ids(withParty))
  expect(idsOf(byBoth)).toEqual(ids(withParty.filter(({ metaData }) => metaData.workspaceId === workspaceId)))
  expect(await listAll({ participant: 'nobody at all' })).toEqual([])
})

test('a call is a page at first, and has what Gong has of it when that is asked for', async () => {
  const [call] = calls
  const callId = call?.metaData.id ?? ''

  const { value } = await callTool(client, 'get_call', { callId })
  const { value: more } = await callTool(client, 'get_call', { callId, sections: ['content', 'interaction'] })

  expect(value.call).toMatchObject({ id: callId, title: call?.metaData.title, brief: call?.content?.brief ?? null })
  expect(Object.keys(value).sort()).toEqual(['asOf', 'call', 'untrusted'])
  expect(more.content).toEqual(call?.content)
  expect(more.interaction).toEqual(call?.interaction)
})

test('a transcript comes page by page, each sentence once, with the names that the call has for its speakers', async () => {
  const { callId, transcript } =
    transcripts.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0] ?? {}
  const parties = calls.find(({ metaData }) => metaData.id === callId)?.parties ?? []
  const small = await world.client({ query: '?maxCharacters=3000' })

  const turns: { speaker: string; speakerId: string; text: string }[] = []
  const texts: string[] = []
  let pages = 0
  for (let cursor: unknown; cursor !== null; pages++) {
    const answer = await callTool(small, 'get_transcript', { callId, ...(cursor !== undefined && { cursor }) })
    turns.push(...(answer.value.turns as typeof turns))
    texts.push(answer.text)
    expect(answer.value.cut).toBeUndefined()
    cursor = answer.value.nextCursor
  }

  const said = (transcript ?? []).flatMap(({ sentences }) => sentences ?? []).map(({ text }) => text)
  expect(turns.map(({ text }) => text).join(' ')).toBe(said.join(' '))
  expect(pages).toBeGreaterThan(2)
  for (const { speaker, speakerId } of turns) {
    expect(speaker).toBe(parties.find((party) => party.speakerId === speakerId)?.name)
    expect(texts.join('\n')).toContain(`${speaker} (`)
  }
})

test('a cursor is good for its own list', async () => {
  const { value } = await callTool(client, 'list_calls', { limit: 1 })
  const [one, other] = transcripts

  const callId = one?.callId
  expect((await refusedTool(client, 'get_transcript', { callId, cursor: value.nextCursor })).code).toBe(
    'invalid_cursor',
  )
  const small = await world.client({ query: '?maxCharacters=2000' })
  const page = await callTool(small, 'get_transcript', { callId, turns: 1 })
  const foreign = { callId: other?.callId, cursor: page.value.nextCursor }
  expect((await refusedTool(client, 'get_transcript', foreign)).code).toBe('invalid_cursor')
})

test('a user is found by address, name, number and id', async () => {
  const user = users.find(({ phoneNumber }) => phoneNumber) ?? users[0]
  const found = async (input: Record<string, unknown>) =>
    ((await callTool(client, 'find_user', input)).value.users as { id: string }[]).map(({ id }) => id)

  expect(await found({ email: user?.emailAddress?.toUpperCase() })).toEqual([user?.id])
  expect(await found({ id: user?.id })).toEqual([user?.id])
  expect(await found({ name: `${user?.firstName} ${user?.lastName}` })).toContain(user?.id)
  if (user?.phoneNumber) expect(await found({ phone: user.phoneNumber })).toContain(user.id)
  expect(await found({ email: 'nobody@nowhere.example' })).toEqual([])
})

test('the copy of a suspended connection is not served', async () => {
  const params = { id: world.connectionId }
  await world.api.call('connections.suspend', { params })
  try {
    for (const name of ['list_calls', 'find_user']) {
      expect((await refusedTool(client, name)).code).toBe('connection_suspended')
    }
  } finally {
    await world.api.call('connections.resume', { params })
  }
})
