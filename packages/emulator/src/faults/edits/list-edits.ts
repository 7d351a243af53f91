import type { Page } from './page.ts'

/** Adds to the two counts of the records, where there are records. */
export function recount({ records }: Page, { page = 0, total = 0 }: { page?: number; total?: number }): void {
  if (!records) return
  records.currentPageSize = Number(records.currentPageSize) + page
  records.totalRecords = Number(records.totalRecords) + total
}

/** What a list may hold in JSON and no reader expects. */
export function falsyItems(page: Page): void {
  page.items.splice(1, 0, null, 0, '', false)
  recount(page, { page: 4 })
}

export function duplicateItems(page: Page): void {
  const count = page.items.length
  page.items.splice(0, count, ...page.items.flatMap((item) => [item, item]))
  recount(page, { page: count })
}

/** The item is gone and nothing tells: the counts agree with what is left. */
export function missingItem(page: Page, item: 'all' | number): void {
  const count = item === 'all' ? page.items.splice(0).length : page.items.splice(item, 1).length
  recount(page, { page: -count, total: -count })
}

/** One item moves between two pages, as when calls are listed while somebody reads. */
export function moveItem(page: Page, item: 'all' | number, memory: Map<string, unknown>): void {
  if (memory.has('moved')) {
    const moved = [memory.get('moved')].flat()
    page.items.unshift(...moved)
    recount(page, { page: moved.length })
    memory.delete('moved')
    return
  }
  const moved = item === 'all' ? page.items.splice(0) : page.items.splice(item, 1)
  recount(page, { page: -moved.length })
  memory.set('moved', moved)
}
