import { issueLines } from '@mallet/contract/derive/client'
import type { Input, Output } from '@mallet/contract/endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { z } from 'zod'
import type { GongClient } from './client.ts'
import { type PagedName, pages } from './pages.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

type ListName<E> = E extends { paging: { items: infer K } } ? K : never
type ElementOf<L> = L extends readonly (infer I)[] ? I : never

/** One item of a paged operation's list. */
export type Item<N extends PagedName> = ElementOf<Output<Gong[N]>[ListName<Gong[N]> & keyof Output<Gong[N]>]>

/**
 * Every item of a paged operation, page after page, parsed. Whoever stops reading asks for no further page.
 *
 * @throws MalletError what `pages` throws; `gong_unexpected` at the first item of an unknown form
 */
export async function* items<N extends PagedName>(
  client: GongClient,
  name: N,
  input: Input<Gong[N]>,
): AsyncGenerator<Item<N>, void, void> {
  const schema = itemSchema(name)
  for await (const page of pages(client, name, input)) {
    for (const item of page.items) {
      const { data, error } = z.safeParse(schema, item.value())
      if (error) throw unexpectedAnswer(issueLines(error), name)
      // The row's own schema has just parsed it, which the compiler cannot follow through a generic name.
      yield data as Item<N>
    }
  }
}

function itemSchema(name: PagedName): z.core.$ZodType {
  const { paging, response } = gong[name]
  const shape: Readonly<Record<string, z.core.$ZodType>> = response.shape
  const list = shape[paging.items]
  if (!(list instanceof z.ZodArray)) throw new TypeError(`${name} has no list of ${paging.items}`)
  return list.element
}
