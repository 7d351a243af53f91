import { MODELS, type Model } from '@mallet/contract/api/syncs'
import type { Stream } from '@mallet/gong'
import { z } from 'zod'
import { contentHash } from '../records/content-hash.ts'
import type { LocalApi } from './local-api.ts'
import { readLines } from './read-lines.ts'

const SHOWN = 10
const TruthLine = z.object({ id: z.string(), data: z.unknown() })

export interface Comparison {
  readonly count: number
  /** The first ten, each a line. */
  readonly differences: readonly string[]
  readonly models: ReadonlySet<Model>
}

/**
 * Compares every record, as the API serves it, with what the emulator says a perfect sync would hold now: equal as
 * JSON, whatever the order of keys. Of each model a hash by id is held, and of the truth one line.
 */
export async function compareWithTruth(
  stream: Stream,
  api: LocalApi,
  controlUrl: string,
  connectionId: string,
  signal: AbortSignal,
): Promise<Comparison> {
  let count = 0
  const differences: string[] = []
  const models = new Set<Model>()
  const note = (model: Model, id: string, what: string) => {
    count++
    models.add(model)
    if (differences.length < SHOWN) differences.push(`${model} ${id} ${what}`)
  }
  for (const model of MODELS) {
    const held = await heldHashes(api, connectionId, model, signal)
    for await (const line of readLines(stream, `${controlUrl}/truth/${model}`, signal)) {
      const { id, data } = TruthLine.parse(JSON.parse(line))
      const hash = held.get(id)
      held.delete(id)
      if (hash === undefined) note(model, id, 'is missing')
      else if (hash !== hashOf(data)) note(model, id, 'differs')
    }
    for (const id of held.keys()) note(model, id, 'should not be there')
  }
  return { count, differences, models }
}

async function heldHashes(
  api: LocalApi,
  connectionId: string,
  model: Model,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const held = new Map<string, string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    signal.throwIfAborted()
    const page = await api.call('records.list', {
      params: { id: connectionId, model },
      query: cursor === undefined ? {} : { cursor },
    })
    for (const { id, change, data } of page.items) if (change !== 'deleted') held.set(id, hashOf(data))
    cursor = page.nextCursor
  }
  return held
}

const hashOf = (data: unknown): string => contentHash(data, []).toString('base64')
