import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freePort } from '../../src/cli/free-port.ts'
import { runMallet } from '../run-mallet.ts'
import { callTool, type McpWorld, openMcpWorld, toolNames } from './open-mcp.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

let world: McpWorld
const clients: Client[] = []

beforeAll(async () => {
  world = await openMcpWorld()
}, 120_000)
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await world.close()
})

/** A client that starts `mallet mcp` as desktop programs do, and what that writes to standard error. */
async function connect(environment: Record<string, string>, args: readonly string[] = []) {
  const { PATH = '' } = process.env
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [inject('malletProgram'), 'mcp', ...args],
    cwd: ROOT,
    env: { PATH, MALLET_URL: world.platform().publicUrl, MALLET_API_KEY: world.apiKey, ...environment },
    stderr: 'pipe',
  })
  const told: string[] = []
  transport.stderr?.on('data', (bytes: Buffer) => told.push(bytes.toString()))
  const client = new Client({ name: 'test', version: '1' })
  clients.push(client)
  return { client, connected: client.connect(transport), told: () => told.join('') }
}

test('over standard input and output a client gets the tools that it gets over HTTP, and their answers', async () => {
  const { client, connected } = await connect({}, ['--connection', world.connectionId, '--mode', 'search'])
  await connected

  expect(await toolNames(client)).toEqual(await toolNames(await world.client({ query: '?mode=search' })))
  const { value } = await callTool(client, 'list_calls', { limit: 2 })
  expect(value.calls).toHaveLength(2)
  expect((await callTool(client, 'get_call', { callId: '404' })).isError).toBe(true)
  expect((await client.listPrompts()).prompts).toHaveLength(4)
})

test('what the platform refuses is told to the client', async () => {
  const wrong = await connect({ MALLET_API_KEY: 'mk_00000000000000000000000000000000' })
  await expect(wrong.connected).rejects.toThrow(/no valid API key/)

  const unsaid = await connect({})
  await expect(unsaid.connected).rejects.toThrow(/which connection/)
})

test('a platform that is not there is one line on standard error, and an error of the protocol', async () => {
  const url = `http://127.0.0.1:${await freePort('127.0.0.1')}`

  const { connected, told } = await connect({ MALLET_URL: url })

  await expect(connected).rejects.toThrow(`No Mallet answers at ${url}`)
  expect(told().trim().split('\n')).toEqual([expect.stringContaining(`No Mallet answers at ${url}`)])
})

test('nothing but the protocol is written to standard output, and it ends when its input does', async () => {
  const { child, out, ended } = runMallet(['mcp', '--connection', world.connectionId], {
    MALLET_URL: world.platform().publicUrl,
    MALLET_API_KEY: world.apiKey,
  })
  child.stdin?.end(
    'no message\n{"jsonrpc":"2.0","id":"a","method":"ping"}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n',
  )

  expect(await ended).toBe(0)
  expect(out()).toBe('{"jsonrpc":"2.0","id":"a","result":{}}\n')
})

test('without a key it says which setting is missing', async () => {
  const { ended, err } = runMallet(['mcp'], { MALLET_URL: world.platform().publicUrl })

  expect(await ended).toBe(1)
  expect(err()).toContain('MALLET_API_KEY')
})
