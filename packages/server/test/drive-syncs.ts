import type { RecordItem } from '@mallet/contract/api/records'
import type { Model, Run, Sync } from '@mallet/contract/api/syncs'
import type { Context } from '../src/context.ts'
import { enqueueDue } from '../src/engine/enqueue-due.ts'
import { listRecords } from '../src/records/list-records.ts'
import { getSync } from '../src/syncs/get-sync.ts'
import { runSync } from '../src/syncs/run-sync.ts'
import { triggerSync } from '../src/syncs/trigger-sync.ts'

/** Far more than any run that ends by itself takes. */
const MOST_JOBS = 60

export interface DrivenSyncs {
  readonly id: string
  /** Does all that is due, run after run, and gives the newest run of the model. */
  work(model: Model): Promise<Run>
  /** Asks to read again, and does it. */
  again(model: Model): Promise<Run>
  sync(model: Model): Promise<Sync>
  /** Every record, as the API serves it. */
  records(model: Model): Promise<RecordItem[]>
  /** The same by id, without those that are deleted, to compare with the truth. */
  data(model: Model): Promise<Map<string, unknown>>
}

/** The syncs of a connection, with no engine: work is done when a test says so, and is over when the answer is there. */
export function driveSyncs(ctx: Context, id: string): DrivenSyncs {
  const sync = (model: Model) => getSync(ctx, id, model)
  const work = async (model: Model): Promise<Run> => {
    for (let jobs = 0; ; ) {
      await enqueueDue(ctx)
      const job = await ctx.queue.claim()
      if (!job) break
      if (++jobs > MOST_JOBS) throw new Error('the work never ends')
      await runSync(ctx, job, () => false)
    }
    const { lastRun } = await sync(model)
    if (!lastRun) throw new Error(`${model} was not due`)
    return lastRun
  }
  const records = async (model: Model): Promise<RecordItem[]> => {
    const items: RecordItem[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listRecords(ctx, id, model, { limit: 500, ...(cursor && { cursor }) })
      items.push(...page.items)
      cursor = page.nextCursor
    }
    return items
  }
  return {
    id,
    work,
    sync,
    records,
    again: async (model) => {
      await triggerSync(ctx, id, model)
      return work(model)
    },
    data: async (model) =>
      new Map((await records(model)).filter(({ change }) => change !== 'deleted').map((one) => [one.id, one.data])),
  }
}
