import { expect, test } from 'vitest'
import { createRecentKeys, KEY_KNOWN_MS, type KeyRow } from './recent-keys.ts'

const HASH = Buffer.alloc(32, 1)
const ROW: KeyRow = {
  id: 'key_1',
  hash: HASH,
  scopes: ['proxy:use'],
  connection_ids: null,
  expires_at: null,
  last_used_at: null,
}

function knowing() {
  let nowMs = 0
  const keys = createRecentKeys(() => nowMs)
  const after = (ms: number) => {
    nowMs += ms
  }
  return { keys, after }
}

test('a key is known for half a second from when it was asked for, and then looked up again', async () => {
  const { keys, after } = knowing()
  await keys.lookUp(HASH, async () => {
    after(100)
    return ROW
  })

  after(KEY_KNOWN_MS - 101)
  expect(keys.find(HASH)).toBe(ROW)
  after(1)
  expect(keys.find(HASH)).toBeUndefined()
  expect(KEY_KNOWN_MS).toBeLessThan(1000)
})

test('A18: what was read before a key changed is not remembered after it', async () => {
  const { keys } = knowing()
  await keys.lookUp(HASH, async () => {
    keys.forget()
    return ROW
  })

  expect(keys.find(HASH)).toBeUndefined()
})

test('a key that does not exist is never remembered', async () => {
  const { keys } = knowing()
  await keys.lookUp(HASH, async () => undefined)

  expect(keys.find(HASH)).toBeUndefined()
})
