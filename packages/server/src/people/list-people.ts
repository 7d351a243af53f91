import type { Person } from '@mallet/contract/api/people'
import type { Context } from '../context.ts'
import { type ListInput, listPage } from '../db/list-page.ts'
import { describePerson, selectPeople } from './describe-person.ts'

/** Everybody, oldest first. */
export const listPeople = (ctx: Context, input: ListInput): Promise<{ items: Person[]; nextCursor: string | null }> =>
  listPage(ctx.vault, 'people', input, describePerson, (after, limit) =>
    selectPeople(ctx)
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
