import { MODELS, type Model } from '@mallet/contract/api/syncs'
import type { Send } from '@mallet/gong'
import { z } from 'zod'
import { contentHash } from '../records/content-hash.ts'
import type { LocalApi } from './local-api.ts'

const SHOWN = 10
const TruthLine = z.object({ id: z.string(), data: z.unknown() })

/**
 * Compares every record, as the API serves it, with what the emulator says a perfect sync would hold now.
 *
 * @returns up to ten differences, each a line; none where all is equal
 */
export async function compareWithTruth(
  api: LocalApi,
  send: Send,
  controlUrl: string,
  connectionId: string,
): Promise<string[]> {
  const differences: string[] = []
  for (const model of MODELS) {
    const held = await heldHashes(api, connectionId, model)
    for (const { id, data } of await truth(send, controlUrl, model)) {
      const hash = held.get(id)
      held.delete(id)
      if (hash === undefined) differences.push(`${model} ${id} is missing`)
      else if (hash !== contentHash(data, []).toString('hex')) differences.push(`${model} ${id} differs`)
    }
    for (const id of held.keys()) differences.push(`${model} ${id} should not be there`)
  }
  return differences.slice(0, SHOWN)
}

async function heldHashes(api: LocalApi, id: string, model: Model): Promise<Map<string, string>> {
  const held = new Map<string, string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await api.call('records.list', {
      params: { id, model },
      query: cursor === undefined ? {} : { cursor },
    })
    for (const item of page.items) held.set(item.id, contentHash(item.data, []).toString('hex'))
    cursor = page.nextCursor
  }
  return held
}

async function truth(send: Send, controlUrl: string, model: Model): Promise<z.infer<typeof TruthLine>[]> {
  const { body } = await send({
    method: 'GET',
    url: `${controlUrl}/truth/${model}`,
    headers: {},
    deadlineMs: 300_000,
    maxBytes: 500_000_000,
  })
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => TruthLine.parse(JSON.parse(line)))
}
