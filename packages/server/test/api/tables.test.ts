import { api } from '@mallet/contract/api/index'
import type { Endpoint } from '@mallet/contract/endpoint'
import { gong } from '@mallet/contract/gong/index'
import { expect, test } from 'vitest'

const rows = [
  ...Object.entries<Endpoint>(api).map(([name, endpoint]) => ({ table: 'api', name, endpoint })),
  ...Object.entries<Endpoint>(gong).map(([name, endpoint]) => ({ table: 'gong', name, endpoint })),
]

test.each(rows)('the example of $name in the $table table is a true exchange', ({ endpoint }) => {
  const { example } = endpoint
  for (const part of ['params', 'query', 'body'] as const) {
    const schema: Endpoint[typeof part] = endpoint[part]
    if (schema) expect(schema.safeParse(example[part] ?? {}).error, part).toBeUndefined()
    else expect(example[part], part).toBeUndefined()
  }
  expect(endpoint.response.safeParse(example.response).error).toBeUndefined()
})

test.each(rows)('the parameters of $name in the $table table are those of its path', ({ endpoint }) => {
  const named = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

  expect(Object.keys(endpoint.params?.shape ?? {})).toEqual(named)
})

test('no two rows share a method and an address', () => {
  for (const table of ['api', 'gong']) {
    const own = rows.filter((row) => row.table === table)
    const places = own.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/\{\w+\}/g, '{}')}`)
    expect(new Set(places).size).toBe(places.length)
  }
})
