import type { ActionInput, ActionName, ActionOutput } from '@mallet/contract/actions/index'
import type { Paging } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { z } from 'zod'
import type { RequestOptions } from './request-options.ts'

/** The actions that answer in pages. */
export type PagedActionName = { [N in keyof Gong]: Gong[N] extends { paging: Paging } ? N : never }[keyof Gong] &
  ActionName

type ItemsName<N extends PagedActionName> = Gong[N] extends { paging: { items: infer I extends string } } ? I : never

/** One item of a page. */
export type ActionItem<N extends PagedActionName> =
  ActionOutput<N> extends { [K in ItemsName<N>]: readonly (infer Item)[] } ? Item : never

/** The cursor is kept by the iteration. */
export type PagedInput<N extends PagedActionName> = Omit<ActionInput<N>, 'all' | 'maxItems'>

type RunPaged = (connectionId: string, name: string, input: object, options: RequestOptions) => Promise<unknown>

/** A page of any action: its cursor, and the items under their own name. */
const Page = z.looseObject({ records: z.looseObject({ cursor: z.string().optional() }) })

/** Every item of a paged action. A page is asked for when it is needed; leaving the loop asks for no more. */
export async function* actionItems<N extends PagedActionName>(
  run: RunPaged,
  connectionId: string,
  name: N,
  input: object,
  options: RequestOptions,
): AsyncGenerator<ActionItem<N>, void, undefined> {
  const { items } = gong[name].paging
  for (let next: { cursor?: string } | undefined = {}; next; ) {
    const page: z.output<typeof Page> | undefined = Page.safeParse(
      await run(connectionId, name, { ...input, ...next }, options),
    ).data
    const found = page?.[items]
    if (!Array.isArray(found)) {
      throw new MalletError('unexpected_answer', { issues: [`${items}: is no list of a page with a cursor`] })
    }
    // Mallet has parsed the answer by the row that the type is made of.
    yield* found as ActionItem<N>[]
    next = page?.records.cursor === undefined ? undefined : { cursor: page.records.cursor }
  }
}
