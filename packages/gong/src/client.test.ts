import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
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
