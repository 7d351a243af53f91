import { slugOf } from '@mallet/contract/actions/action'
import { gong } from '@mallet/contract/gong/index'
import type { Emulator } from '@mallet/emulator'
import { createGongClient } from '@mallet/gong'
import type { ActionName } from '@mallet/sdk'
import type { RunningMallet } from 'mallet'
import { z } from 'zod'

/** One operation of Gong, as its document writes it. */
interface Operation {
  readonly method: string
  readonly path: string
}

/** A place at which every operation of Gong is to be found. */
export interface OperationDoor {
  readonly name: string
  has(operation: Operation): boolean | Promise<boolean>
}

const rowOf = ({ method, path }: Operation) =>
  Object.entries(gong).find(([, row]) => row.method === method && row.path === path)

/** An operation whose name the SDK's types do not have does not compile here. */
const typed: { readonly [N in keyof typeof gong]: N extends ActionName ? N : never } = namesOf(gong)

function namesOf<T extends object>(table: T): { readonly [N in keyof T]: N } {
  const names = Object.fromEntries(Object.keys(table).map((name) => [name, name]))
  // Each key with itself as its value, which the compiler cannot see.
  return names as { readonly [N in keyof T]: N }
}

const Tools = z.object({
  result: z.object({ tools: z.array(z.object({ description: z.string(), name: z.string() })) }),
})

/** The tools of a session that asked for everything. */
async function toolNames({ url, apiKey }: RunningMallet, connectionId: string, names: string): Promise<string[]> {
  const answer = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'mallet-connection-id': connectionId,
      'mallet-tools': names,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
  })
  return Tools.parse(await answer.json()).result.tools.map(({ name }) => name)
}

/** Everything that must know every operation. Whatever else offers Gong's operations belongs into this list. */
export async function operationDoors(emulator: Emulator, mallet: RunningMallet): Promise<readonly OperationDoor[]> {
  const { connectionId } = await mallet.link(emulator)
  const { items } = await mallet.actions.list()
  const catalogue = items.flatMap((group) => group.items).filter(({ type }) => type === 'action')
  const entryOf = ({ method, path }: Operation) =>
    catalogue.find(({ operations: [only, ...more] }) => only?.method === method && only.path === path && !more.length)
  const destroying = catalogue.filter(({ effect }) => effect === 'destroys').map(({ name }) => name)
  const tools = await toolNames(mallet, connectionId, ['write', ...destroying].join())
  return [
    {
      name: 'the contract',
      has: ({ method, path }) => Object.values(gong).some((row) => row.method === method && row.path === path),
    },
    {
      name: 'the emulator',
      // Who calls is asked before anything else, at operations only: elsewhere there is a 404 or a 405.
      async has({ method, path }) {
        const address = emulator.apiBaseUrl + path.replaceAll(/\{\w+\}/g, '1')
        const { status } = await fetch(address, { method, headers: { authorization: 'Bearer nobody' } })
        return status === 401
      },
    },
    {
      name: 'the catalogue',
      has: (operation) => entryOf(operation) !== undefined,
    },
    {
      name: 'the types of the SDK',
      has: (operation) => Object.hasOwn(typed, rowOf(operation)?.[0] ?? ''),
    },
    {
      name: 'the MCP tools',
      has: (operation) => {
        const title = entryOf(operation)?.title
        return title !== undefined && tools.includes(`gong_${slugOf(title).replaceAll('-', '_')}`)
      },
    },
    {
      name: 'the Gong client',
      // It is asked with the example of the row, and must send just that operation.
      async has(operation) {
        const [name, row] = rowOf(operation) ?? []
        if (!name || !row) return false
        const sent: string[] = []
        const client = createGongClient({
          send: async ({ method, endpoint }) => {
            sent.push(`${method} ${endpoint.path}`)
            throw new Error('that will do')
          },
        })
        // The example of a row fits its input, which its own tests hold.
        await client.call(name as keyof typeof gong, row.example as never).catch(() => undefined)
        return sent.join() === `${operation.method} ${operation.path}`
      },
    },
  ]
}
