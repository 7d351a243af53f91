import type { Scope } from '@mallet/contract/api/scopes'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { untilCaughtUp } from '../wait.ts'

/** A world with one linked company whose records are all there. */
export interface McpWorld extends World {
  readonly connectionId: string
  readonly integrationId: string
  /** An API key that is limited to the connection, so that it needs no header. */
  key(scopes: readonly Scope[]): Promise<string>
  /** A client of this world's `/mcp`, closed with it. */
  client(settings?: ClientSettings): Promise<Client>
}

interface ClientSettings {
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Behind the address: `?mode=search`. */
  readonly query?: string
}

export async function openMcpWorld(): Promise<McpWorld> {
  const world = await openWorld({ emulator: { calls: 60, users: 8 } })
  const auth = { type: 'apiKey' as const }
  const { id: integrationId } = await world.api.call('integrations.create', { body: { name: 'Keys', auth } })
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = world.emulator
  const { id: connectionId } = await world.api.call('connections.create', {
    body: {
      integrationId,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl },
      settings: UNPACED,
    },
  })
  await untilCaughtUp(world, connectionId)
  const clients: Client[] = []
  const key = async (scopes: readonly Scope[]) => {
    const body = { name: 'mcp', scopes: [...scopes], connectionIds: [connectionId] }
    return (await world.api.call('apiKeys.create', { body })).key
  }
  return {
    ...world,
    connectionId,
    integrationId,
    key,
    client: async (settings = {}) => {
      const headers = { authorization: `Bearer ${settings.key ?? world.apiKey}`, 'mallet-connection-id': connectionId }
      const url = new URL(`${world.platform().publicUrl}/mcp${settings.query ?? ''}`)
      const requestInit = { headers: { ...headers, ...settings.headers } }
      const client = new Client({ name: 'test', version: '1' })
      // The class declares its session id as a getter, which this compiler option tells from an absent one.
      await client.connect(new StreamableHTTPClientTransport(url, { requestInit }) as Parameters<Client['connect']>[0])
      clients.push(client)
      return client
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.close()))
      await world.close()
    },
  }
}

/** What a tool answered, with its text in one piece. */
export async function callTool(client: Client, name: string, input: Record<string, unknown> = {}) {
  // Without tasks, which this server does not offer, a result is of this kind.
  const result = (await client.callTool({ name, arguments: input })) as CallToolResult
  const texts = result.content.flatMap((block) => (block.type === 'text' ? [block.text] : []))
  return { isError: result.isError === true, value: result.structuredContent ?? {}, texts, text: texts.join('\n') }
}

const Told = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fix: z.string(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
    retryAfterSeconds: z.number().optional(),
  }),
})

/** What a tool refused. */
export async function refusedTool(client: Client, name: string, input: Record<string, unknown> = {}) {
  const { isError, text } = await callTool(client, name, input)
  if (!isError) throw new Error(`${name} was not refused, but answered ${text.slice(0, 200)}`)
  return Told.parse(JSON.parse(text)).error
}

export const toolNames = async (client: Client): Promise<string[]> =>
  (await client.listTools()).tools.map(({ name }) => name)
