import type { PageItem } from '@mallet/contract/derive/page-item'
import type { ModelStrategy } from './models.ts'

/** One item of a page, of which no more is read than what says which one it is. */
export interface ReadItem extends Pick<PageItem, 'served' | 'value'> {
  /** Undefined where it has none that can be read. */
  readonly id: string | undefined
  /** Its own fields that the model names as its head, and perhaps others. */
  readonly head: unknown
}

/** @throws MalletError `gong_unavailable`, `gong_unexpected` where the head of an item is no JSON, or none to walk over */
export const readItems = (items: readonly PageItem[], { head: names, idOf }: ModelStrategy): ReadItem[] =>
  items.map((item) => {
    const head = item.head(names)
    return { id: idOf(head), head, value: item.value, ...(item.served && { served: item.served }) }
  })
