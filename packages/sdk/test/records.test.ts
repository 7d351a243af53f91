import { connectMallet } from '@mallet/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openPair, type Pair } from './open-pair.ts'

/** Far more than any of it takes. */
const PATIENCE = { timeout: 50_000 }

let pair: Pair
beforeAll(async () => {
  pair = await openPair()
})
afterAll(() => pair.close())

/** Adds a call to Gong and has it read; its id. */
async function addCall(title: string): Promise<string> {
  const { emulator, mallet, connectionId } = pair
  const started = new Date(Date.parse(emulator.now()) - 20 * 60_000).toISOString()
  const written = await fetch(`${emulator.controlUrl}/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, started, duration: 600, listedAt: emulator.now() }),
  })
  const { id } = z.object({ id: z.string() }).parse(await written.json())
  const { runId } = await mallet.syncs.trigger({ id: connectionId, model: 'calls' })
  await expect.poll(async () => (await mallet.runs.get({ id: connectionId, runId })).state, PATIENCE).toBe('succeeded')
  return id
}

test('all records of a model come one by one, with the data of the model', async () => {
  const { mallet, connectionId } = pair
  const titles: unknown[] = []
  for await (const record of mallet.records(connectionId, 'calls')) {
    if (record.change !== 'deleted') titles.push(record.data.metaData.title)
  }

  const { records } = await mallet.syncs.get({ id: connectionId, model: 'calls' })
  expect(titles).toHaveLength(records)
  expect(titles.every((title) => typeof title === 'string')).toBe(true)
})

test('records are narrowed by ids, and by change', async () => {
  const { mallet, connectionId } = pair
  const { items } = await mallet.records.list({ id: connectionId, model: 'users', limit: 3 })
  const ids = items.map(({ id }) => id)
  const named: string[] = []
  for await (const { id } of mallet.records(connectionId, 'users', { ids })) named.push(id)
  const gone: string[] = []
  for await (const { id } of mallet.records(connectionId, 'users', { change: 'deleted' })) gone.push(id)

  expect(named).toEqual(ids)
  expect(gone).toEqual([])
})

test('a follower sees what is there, goes on through a restart of Mallet, and sees what comes after it', async () => {
  const { mallet, connectionId } = pair
  let failures = 0
  const client = connectMallet({
    url: mallet.url,
    apiKey: mallet.apiKey,
    retries: 0,
    fetch: (url, init) =>
      fetch(url, init).catch((error) => {
        failures++
        throw error
      }),
  })
  const { records } = await mallet.syncs.get({ id: connectionId, model: 'calls' })
  const stop = new AbortController()
  const seen: string[] = []
  const following = (async () => {
    const options = { signal: stop.signal, pollSeconds: 0.05 }
    for await (const { record } of client.follow(connectionId, 'calls', options)) seen.push(record.id)
  })()
  await expect.poll(() => seen.length, PATIENCE).toBe(records)
  await pair.restart(() => expect.poll(() => failures, PATIENCE).toBeGreaterThan(0))
  const added = await addCall('After the restart')

  await expect.poll(() => seen.at(-1), PATIENCE).toBe(added)
  stop.abort()
  await following
  expect(seen).toHaveLength(records + 1)
})

test('a cursor from before a reset is told as expired', async () => {
  const { mallet, connectionId } = pair
  const { resumeCursor } = await mallet.records.list({ id: connectionId, model: 'users' })
  await mallet.syncs.reset({ id: connectionId, model: 'users' })

  await expect(mallet.follow(connectionId, 'users', { cursor: resumeCursor }).next()).rejects.toMatchObject({
    code: 'cursor_expired',
    status: 410,
  })
})
