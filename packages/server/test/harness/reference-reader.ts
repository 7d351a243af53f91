import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

const PAUSE_MS = 300
const MODELS = ['users', 'workspaces', 'calls', 'transcripts'] as const

interface Held {
  version: number
  change: string
  data: unknown
  hash: string
}
interface Copy {
  cursor: string | null
  records: Record<string, Held>
}
interface Page {
  items: { id: string; version: number; change: string; data: unknown }[]
  nextCursor: string | null
  resumeCursor: string
}

/**
 * A customer's program as the documentation asks for it: it reads records by cursor, only ever moves forward, and keeps
 * its own copy in a file. It is written without any part of Mallet, since it judges Mallet.
 */
export interface ReferenceReader {
  /** Reads whatever is new, until there is nothing more. Throws where the server is away. */
  catchUp(): Promise<void>
  /** Reads on and on beside everything else; a server that is away is waited for. */
  follow(): { stop(): Promise<void> }
  /** What differs from what the emulator says a perfect sync holds. */
  differences(controlUrl: string): Promise<string[]>
  /** Everything that a reader must never see. */
  readonly violations: string[]
  readonly versionsRead: () => number
}

/** @param file where the copy is kept; a reader that begins with one goes on there */
export async function openReader(options: {
  readonly publicUrl: string
  readonly apiKey: string
  readonly connectionId: string
  readonly file: string
}): Promise<ReferenceReader> {
  const stored = await readFile(options.file, 'utf8').catch(() => '{}')
  const copies = new Map<string, Copy>(Object.entries(JSON.parse(stored)))
  const violations: string[] = []
  let versionsRead = 0
  let reading: Promise<void> = Promise.resolve()

  async function catchUp(): Promise<void> {
    for (const model of MODELS) await readModel(model)
  }

  async function readModel(model: string): Promise<void> {
    const copy = copies.get(model) ?? { cursor: null, records: {} }
    copies.set(model, copy)
    for (;;) {
      const query = copy.cursor === null ? 'limit=200' : `limit=200&cursor=${encodeURIComponent(copy.cursor)}`
      const page = await readPage(`/v1/connections/${options.connectionId}/records/${model}?${query}`)
      if (!page) return
      for (const item of page.items) take(model, copy, item)
      copy.cursor = page.nextCursor ?? page.resumeCursor
      if (page.items.length > 0) await keep()
      if (page.nextCursor === null) return
    }
  }

  async function readPage(path: string): Promise<Page | undefined> {
    const answer = await fetch(options.publicUrl + path, {
      headers: { authorization: `Bearer ${options.apiKey}` },
      signal: AbortSignal.timeout(60_000),
    })
    const text = await answer.text()
    if (answer.ok) return JSON.parse(text)
    // Away for a moment is what a server may say of itself; anything else is a fault.
    if (answer.status !== 503 && answer.status !== 429) violations.push(`${path} answered ${answer.status}: ${text}`)
    throw new Error(`the server answered ${answer.status}`)
  }

  function take(model: string, { records }: Copy, { id, version, change, data }: Page['items'][number]): void {
    const hash = createHash('sha256')
      .update(JSON.stringify(data ?? null))
      .digest('hex')
    const held = records[id]
    versionsRead++
    if (held && version < held.version) violations.push(`${model} ${id} went back from ${held.version} to ${version}`)
    if (held && version === held.version && (hash !== held.hash || change !== held.change)) {
      violations.push(`${model} ${id} has two contents in version ${version}`)
    }
    if (version < 1) violations.push(`${model} ${id} has version ${version}`)
    records[id] = { version, change, data, hash }
  }

  async function keep(): Promise<void> {
    await writeFile(`${options.file}.new`, JSON.stringify(Object.fromEntries(copies)))
    await rename(`${options.file}.new`, options.file)
  }

  /** One reading at a time, or two would move one cursor. */
  const inTurn = (): Promise<void> => {
    reading = reading.catch(() => undefined).then(catchUp)
    return reading
  }

  return {
    catchUp: inTurn,
    follow: () => {
      let isStopping = false
      const following = (async () => {
        while (!isStopping) {
          await inTurn().catch(() => undefined)
          await sleep(PAUSE_MS)
        }
      })()
      return {
        stop: () => {
          isStopping = true
          return following
        },
      }
    },
    differences: async (controlUrl) => {
      const all = await Promise.all(
        MODELS.map(async (model) =>
          differ(model, copies.get(model)?.records ?? {}, await readTruth(controlUrl, model)),
        ),
      )
      return all.flat()
    },
    violations,
    versionsRead: () => versionsRead,
  }
}

async function readTruth(controlUrl: string, model: string): Promise<Map<string, unknown>> {
  const lines = (await (await fetch(`${controlUrl}/truth/${model}`)).text()).split('\n').filter(Boolean)
  return new Map(
    lines.map((line): [string, unknown] => {
      const { id, data }: { id: string; data: unknown } = JSON.parse(line)
      return [id, data]
    }),
  )
}

function differ(model: string, records: Record<string, Held>, truth: ReadonlyMap<string, unknown>): string[] {
  const missing = [...truth].flatMap(([id, data]) => {
    const held = records[id]
    if (!held || held.change === 'deleted') return [`${model} ${id} is missing`]
    return isDeepStrictEqual(held.data, data) ? [] : [`${model} ${id} differs in version ${held.version}`]
  })
  const invented = Object.entries(records).flatMap(([id, { change }]) =>
    change !== 'deleted' && !truth.has(id) ? [`${model} ${id} should not be there`] : [],
  )
  return [...missing, ...invented]
}
