import type { Page } from './page.ts'

/** Lists in lists in lists. */
export const deepJson = (page: Page, depth: number): void => {
  page.json.deep = page.raw('['.repeat(depth) + ']'.repeat(depth))
}

export function manyKeys(page: Page, keys: number): void {
  const pairs = Array.from({ length: keys }, (_, k) => `"k${k}":0`)
  page.json.many = page.raw(`{${pairs.join()}}`)
}

/** The text of an answer with every key twice. It begins and ends with a brace, and has at least one key. */
export function duplicateKeys(text: string, { json }: Page, last: 'good' | 'null'): string {
  const nulls = Object.keys(json)
    .map((key) => `${JSON.stringify(key)}:null`)
    .join()
  return last === 'good' ? `{${nulls},${text.slice(1)}` : `${text.slice(0, -1)},${nulls}}`
}
