import type { ApiCall } from './api-call.ts'
import { Refusal } from './refusal.ts'

/**
 * The items, which Gong is assumed to refuse when there are none.
 *
 * @throws Refusal 404 for none, unless the emulator plays an empty list instead
 */
export function refuseNothing<T>({ context }: ApiCall, items: T[], { emptyText }: { readonly emptyText: string }): T[] {
  if (items.length > 0 || context.assumed('nothingSetUp') === 'empty list') return items
  throw new Refusal(404, [emptyText])
}
