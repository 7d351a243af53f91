import { randomBytes } from 'node:crypto'
import { parseOptions } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { createPasswords } from './passwords.ts'

test('a password is kept as Argon2id of 19 MiB and two passes, with a salt of its own', async () => {
  const passwords = createPasswords(randomBytes)

  const [one, other] = [await passwords.hash('a long sentence'), await passwords.hash('a long sentence')]

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16 })
  expect(other).not.toBe(one)
  expect(await passwords.matches(one, 'a long sentence')).toBe(true)
  expect(await passwords.matches(one, 'a long sentence.')).toBe(false)
})

test('nothing matches where there is no hash, whatever is tried', async () => {
  const passwords = createPasswords(randomBytes, { memoryKib: 64, passes: 1 })

  expect(await passwords.matches(null, '')).toBe(false)
  expect(await passwords.matches(null, 'a long sentence')).toBe(false)
})

test('A65: of many that come at once, few are hashed or wait, and the others are sent away', async () => {
  const passwords = createPasswords(randomBytes, { memoryKib: 1024, passes: 2 })

  const results = await Promise.allSettled(Array.from({ length: 200 }, () => passwords.hash('a long sentence')))

  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
  expect(results.length - refused.length).toBe(34)
  expect(new Set(refused)).toEqual(new Set(['too_many_requests']))
  expect(await passwords.hash('the next one')).toMatch(/^\$argon2id/)
})
