import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { NO_CALLS } from '@mallet/contract/gong/calls'
import { gong } from '@mallet/contract/gong/index'
import { expect, test } from 'vitest'
import { createGongClient } from './client.ts'

function answering(answer: Partial<IncomingAnswer>) {
  const asked: OutgoingRequest[] = []
  const client = createGongClient({
    send: async (request) => {
      asked.push(request)
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}', ...answer }
    },
  })
  return { asked, client }
}

const names = Object.keys(gong) as (keyof typeof gong)[]

test.each(names)('%s takes the documented answer', async (name) => {
  const { client, asked } = answering({ body: JSON.stringify(gong[name].example.response) })
  const { example } = gong[name]
  const input = {
    ...('query' in example && { query: example.query }),
    ...('body' in example && { body: example.body }),
  }
  // Inputs differ by name; each is the row's own example.
  expect(await client.call(name, input as never)).toEqual(example.response)
  expect(asked).toMatchObject([{ name, method: gong[name].method }])
})

test('A56: ids that differ in their last digits stay different, as texts and as numbers', async () => {
  const body = (...ids: string[]) =>
    `{"requestId":"r","workspaces":[${ids.map((id) => `{"id":${id},"name":"n"}`).join()}]}`
  const ids = ['"5599332235511222779"', '"5599332235511222000"']
  const { workspaces } = await answering({ body: body(...ids) }).client.call('workspaces.list', {})
  expect(workspaces.map(({ id }) => `"${id}"`)).toEqual(ids)
  const numbers = ['5599332235511222779', '5599332235511222000', '5599332235511222780']
  const read = await answering({ body: body(...numbers) }).client.call('workspaces.list', {})
  expect(read.workspaces.map(({ id }) => id)).toEqual(numbers)
})

test('a success of an unknown form names the operation and at most ten issues, not the values', async () => {
  const users = Array.from({ length: 100 }, () => ({ id: 'dana@northwind.example' }))
  const { client } = answering({ body: JSON.stringify({ requestId: 'r', records: {}, users }) })
  const error = await client.call('users.list', { query: {} }).catch((thrown: unknown) => thrown)
  if (!(error instanceof MalletError) || !('issues' in error.details)) throw error
  expect(error.code).toBe('gong_unexpected')
  expect(error.message).toContain('users.list')
  expect(error.details.issues).toHaveLength(10)
  expect(JSON.stringify(error.details)).not.toContain('northwind')
})

test('an answer that is not a success becomes its error', async () => {
  const { client } = answering({ status: 429, headers: { 'retry-after': '7' } })
  await expect(client.call('users.list', { query: {} })).rejects.toMatchObject({
    code: 'rate_limited',
    details: { retryAfterSeconds: 7 },
  })
})

test('B41: a 404 is an empty list where it says so in the words of the list, on its first page; any other is an error', async () => {
  const ask = (answer: Partial<IncomingAnswer>, cursor?: string) =>
    answering({ status: 404, ...answer }).client.page('calls.listExtensive', {
      body: { filter: {}, ...(cursor !== undefined && { cursor }) },
    })
  const said = (...errors: string[]) => JSON.stringify({ requestId: 'r', errors })
  const html = { 'content-type': 'text/html' }

  expect(await ask({ body: said(NO_CALLS) })).toMatchObject({ items: [], cursor: undefined, isEmptyBy404: true })

  const refusal = expect.objectContaining({ code: 'gong_refused', details: expect.objectContaining({ status: 404 }) })
  for (const body of ['', '{}', said(), said('No such page'), said(NO_CALLS, 'and more'), said(NO_CALLS.slice(1))]) {
    await expect(ask({ body }), body).rejects.toEqual(refusal)
  }
  await expect(ask({ body: said(NO_CALLS), headers: html })).rejects.toEqual(refusal)
  await expect(ask({ body: said(NO_CALLS) }, 'a cursor')).rejects.toEqual(refusal)
})

test('B42: items that are null, 0, empty text or false come with their page as they were served', async () => {
  const calls = [null, 0, '', false, { metaData: { id: '1' } }]
  const records = { totalRecords: 5, currentPageSize: 5, currentPageNumber: 0 }
  const { client } = answering({ body: JSON.stringify({ requestId: 'r', records, calls }) })

  const { items } = await client.page('calls.listExtensive', { body: { filter: {} } })
  expect(items.map((item) => item.value())).toEqual(calls)
  expect(items.map((item) => item.head(['metaData']))).toEqual(calls)
})
