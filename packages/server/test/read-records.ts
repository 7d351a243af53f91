import type { RecordItem } from '@mallet/contract/api/records'
import type { Model } from '@mallet/contract/api/syncs'
import type { World } from './open-world.ts'

/** Every record of a model as the API serves it, page by page. */
export async function readRecords(world: Pick<World, 'api'>, id: string, model: Model): Promise<RecordItem[]> {
  const items: RecordItem[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await world.api.call('records.list', { params: { id, model }, query: { ...(cursor && { cursor }) } })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

/** The same by id, to compare with the truth. */
export const readData = async (world: Pick<World, 'api'>, id: string, model: Model): Promise<Map<string, unknown>> =>
  new Map((await readRecords(world, id, model)).map((record) => [record.id, record.data]))
