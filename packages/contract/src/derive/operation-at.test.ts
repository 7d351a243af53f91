import { expect, test } from 'vitest'
import type { Endpoint } from '../endpoint.ts'
import { gong } from '../gong/index.ts'
import { createOperations } from './operation-at.ts'

const { operationAt } = createOperations(gong)

test('every row is found by its method and the path of its example', () => {
  for (const [name, row] of Object.entries<Endpoint>(gong)) {
    const path = row.path.replace(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(String(row.example.params?.[key])),
    )
    expect(operationAt(row.method, path), name).toBe(name)
    expect(operationAt(row.method, `${path}?cursor=a/b`), name).toBe(name)
  }
})

test.each(['/v2/users/', '/v2/USERS', '/v2/%75sers', '/v2/%2575sers', '/%76%32/users'])(
  '%s is no way around what /v2/users is',
  (path) => {
    expect(operationAt('GET', path)).toBe('users.list')
    expect(operationAt('HEAD', path)).toBe('users.list')
  },
)

test('a name is meant where a parameter fits as well', () => {
  expect(operationAt('POST', '/v2/calls/extensive')).toBe('calls.listExtensive')
  expect(operationAt('GET', '/v2/calls/123')).toBe('calls.get')
})

test.each([
  ['GET', '/v2/unheard-of'],
  ['GET', '/v2/users/1/2/3'],
  ['PATCH', '/v2/users'],
  ['GET', '/v2'],
  ['GET', '/v2/calls//'],
  ['GET', '/v2/%'],
  ['TRACE', '/v2/users'],
  ['GET', '/v2/constructor'],
])('%s %s is no row', (method, path) => {
  expect(operationAt(method, path)).toBeUndefined()
})
