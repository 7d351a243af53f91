import type { Model, Run } from '@mallet/contract/api/syncs'
import type { World } from './open-world.ts'

const POLL_MS = 50
const PATIENCE_MS = 45_000

/** Resolves when it holds; the test fails with what was waited for, should it never. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Resolves when every model of the connection is caught up. */
export const untilCaughtUp = (world: Pick<World, 'api'>, connectionId: string): Promise<void> =>
  until('every model is caught up', async () => {
    const { items } = await world.api.call('syncs.list', { params: { id: connectionId } })
    return items.every(({ caughtUp }) => caughtUp)
  })

/** Asks a sync to read again and resolves with the run once it ended. */
export async function trigger(world: Pick<World, 'api'>, connectionId: string, model: Model): Promise<Run> {
  const { runId } = await world.api.call('syncs.trigger', { params: { id: connectionId, model } })
  const read = () => world.api.call('runs.get', { params: { id: connectionId, runId } })
  await until(`${model} was read again`, async () => !['queued', 'running'].includes((await read()).state))
  return read()
}
