// A process of Mallet that asks Gong as fast as it is allowed to. Started by the pace proof, which it talks to.
import { isMalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import { readConfig } from '../../packages/server/src/config.ts'
import type { Context } from '../../packages/server/src/context.ts'
import { startWorker } from '../../packages/server/src/main.ts'
import { Orders, type PacerReport } from './pacer-messages.ts'

const PARALLEL = 4
const INTERACTIVE_EVERY_MS = 4000

const tell = (report: PacerReport) => process.send?.(report)
const request = {
  name: 'workspaces.list',
  endpoint: gong['workspaces.list'],
  method: 'GET',
  path: '/v2/workspaces',
} as const

/** Asks until so many answers came; a refusal for want of a slot is asked again, as a job is. */
async function saturate({ gateway }: Context, connectionId: string, requests: number): Promise<number> {
  let left = requests
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      while (left > 0) {
        left--
        const sent = await gateway.request({ connectionId, lane: 'backfill' }, request).catch(again)
        if (!sent) left++
      }
    }),
  )
  return Date.now()
}

function again(error: unknown): undefined {
  if (!isMalletError(error, 'rate_limited')) throw error
}

/** How long each of some requests that people wait for was held back. */
async function interrupt({ gateway }: Context, connectionId: string, until: Promise<unknown>): Promise<number[]> {
  const waitsMs: number[] = []
  let over = false
  void until.finally(() => {
    over = true
  })
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, INTERACTIVE_EVERY_MS))
    const askedMs = performance.now()
    const onSent = () => waitsMs.push(performance.now() - askedMs)
    await gateway.request({ connectionId, lane: 'interactive', onSent }, request)
  }
  return waitsMs
}

const worker = await startWorker(readConfig())
process.once('message', async (message) => {
  const { shares, interactive } = Orders.parse(message)
  const work = Promise.all(shares.map(({ id, requests }) => saturate(worker.context, id, requests)))
  const waiting = interactive === undefined ? Promise.resolve([]) : interrupt(worker.context, interactive, work)
  const endedAtMs = await work
  tell({ kind: 'done', endedAtMs, waitsMs: await waiting })
  await worker.close()
  process.disconnect()
})
process.on('disconnect', () => process.exit())
tell({ kind: 'ready' })
