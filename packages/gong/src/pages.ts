import type { Page } from '@mallet/contract/derive/client'
import type { Input, Paging } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { type Gong, gong } from '@mallet/contract/gong/index'
import type { GongClient } from './client.ts'

/** The operations that answer in pages. */
export type PagedName = { [N in keyof Gong]: Gong[N] extends { paging: Paging } ? N : never }[keyof Gong] & string

/**
 * Every page of a paged operation, each asked for when the one before has been taken. Begins at the input's own cursor,
 * where it has one. Each request repeats the input unchanged, as Gong demands, with the cursor where the row puts it.
 *
 * @throws MalletError `gong_unexpected` when Gong answers with the cursor that it was just asked with, which would
 *   never end, and whatever the client throws
 */
export async function* pages<N extends PagedName>(
  client: GongClient,
  name: N,
  input: Input<Gong[N]>,
): AsyncGenerator<Page, void, void> {
  const { cursorIn } = gong[name].paging
  let next = input
  let asked = cursorOf(input, cursorIn)
  for (;;) {
    const page = await client.page(name, next)
    const { cursor } = page
    if (cursor !== undefined && cursor === asked) {
      throw new MalletError('gong_unexpected', { issues: ['records.cursor: is the one that was just asked with'] })
    }
    yield page
    if (cursor === undefined) return
    asked = cursor
    next = withCursor(input, cursorIn, cursor)
  }
}

type Place = Paging['cursorIn']
type AnyInput = Readonly<Partial<Record<Place, Readonly<Record<string, unknown>>>>>

const cursorOf = (input: AnyInput, place: Place) => input[place]?.cursor

/** Every row whose `paging` names a place has a `cursor` there, which the compiler cannot follow through a computed key. */
const withCursor = <I extends AnyInput>(input: I, place: Place, cursor: string): I =>
  ({ ...input, [place]: { ...input[place], cursor } }) as I
