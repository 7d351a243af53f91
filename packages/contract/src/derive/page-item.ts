import type { ServedItem } from './split-list.ts'

/** One item of a page. What nobody asks for is never read. */
export interface PageItem {
  /** As it was served. */
  readonly served?: ServedItem
  /** The whole of it, read once. Throws what the page would have thrown, had it been read as a whole. */
  value(): unknown
  /** Of an object its own fields of these names, and perhaps others; of anything else the whole. Throws like `value`. */
  head(names: readonly string[]): unknown
}

/** @param parse reads JSON text, or throws */
export function servedItem(served: ServedItem, parse: (text: string) => unknown): PageItem {
  let read: { readonly value: unknown } | undefined
  const value = () => {
    read ??= { value: parse(served.text) }
    return read.value
  }
  const head = (names: readonly string[]) => {
    const { text, fields } = served
    if (read || !text.startsWith('{')) return value()
    // A name that is written with escapes may be any name.
    const wanted = fields.filter(({ name }) => names.includes(name) || name.includes('\\'))
    return parse(`{${wanted.map(({ start, end }) => text.slice(start, end)).join()}}`)
  }
  return { served, value, head }
}

export const givenItem = (value: unknown): PageItem => ({ value: () => value, head: () => value })
