import type { OutgoingRequest, Page } from '@mallet/contract/derive/client'
import { NO_CALLS } from '@mallet/contract/gong/calls'
import { expect, test } from 'vitest'
import { createGongClient } from './client.ts'
import { pages } from './pages.ts'

/** Answers with the given cursors in turn; undefined ends. */
function paging(items: string, cursors: readonly (string | undefined)[]) {
  const asked: OutgoingRequest[] = []
  const client = createGongClient({
    send: async (request) => {
      const number = asked.push(request) - 1
      const records = { totalRecords: 9, currentPageSize: 1, currentPageNumber: number, cursor: cursors[number] }
      const body = JSON.stringify({ requestId: 'r', records, [items]: [{ number }] })
      return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body }
    },
  })
  return { asked, client }
}

async function itemsOf(iterator: AsyncIterable<Page>): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const page of iterator) found.push(...page.items.map((item) => item.value()))
  return found
}

test('each page of a body-paged operation repeats the input and adds the cursor beside it', async () => {
  const { client, asked } = paging('calls', ['one', 'two', undefined])
  const body = { filter: { fromDateTime: '2026-06-01T00:00:00Z' }, contentSelector: { context: 'Basic' as const } }
  expect(await itemsOf(pages(client, 'calls.listExtensive', { body }))).toEqual([
    { number: 0 },
    { number: 1 },
    { number: 2 },
  ])
  expect(asked.map((request) => JSON.parse(request.body ?? ''))).toEqual([
    body,
    { ...body, cursor: 'one' },
    { ...body, cursor: 'two' },
  ])
})

test('a query-paged operation carries the cursor in its query', async () => {
  const { client, asked } = paging('users', ['a+b/=', undefined])
  await itemsOf(pages(client, 'users.list', { query: { includeAvatars: true } }))
  const [first, second] = asked.map(({ path }) => new URL(path, 'http://gong.test').searchParams)
  expect([...(first ?? [])]).toEqual([['includeAvatars', 'true']])
  expect([...(second ?? [])]).toEqual([
    ['includeAvatars', 'true'],
    ['cursor', 'a+b/='],
  ])
})

test('an input with a cursor goes on from there', async () => {
  const { client, asked } = paging('users', ['two', undefined])
  await itemsOf(pages(client, 'users.list', { query: { cursor: 'one' } }))
  expect(asked.map(({ path }) => path)).toEqual(['/v2/users?cursor=one', '/v2/users?cursor=two'])
})

test('a page is asked for only when the one before has been taken', async () => {
  const { client, asked } = paging('users', ['one', 'two', undefined])
  for await (const _ of pages(client, 'users.list', { query: {} })) break
  expect(asked).toHaveLength(1)
})

test('the same cursor again ends in an error, not in an endless loop', async () => {
  const { client, asked } = paging('users', ['one', 'one', 'one'])
  await expect(itemsOf(pages(client, 'users.list', { query: {} }))).rejects.toMatchObject({ code: 'gong_unexpected' })
  expect(asked).toHaveLength(2)
  const resumed = paging('users', ['one'])
  const again = itemsOf(pages(resumed.client, 'users.list', { query: { cursor: 'one' } }))
  await expect(again).rejects.toMatchObject({ code: 'gong_unexpected' })
})

test('a window without calls is one empty page', async () => {
  const body = JSON.stringify({ requestId: 'r', errors: [NO_CALLS] })
  const client = createGongClient({
    send: async () => ({ status: 404, headers: { 'content-type': 'application/json' }, body }),
  })
  expect(await itemsOf(pages(client, 'calls.transcripts', { body: { filter: {} } }))).toEqual([])
})
