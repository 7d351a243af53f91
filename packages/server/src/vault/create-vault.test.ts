import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createVault, type Place } from './create-vault.ts'

const key = randomBytes(32)
const vault = createVault(key, randomBytes)
const place: Place = { owner: 'conn_1', field: 'refresh' }
const secret = 'a refresh token, with ünïcode and \0'

test('what is sealed opens again at its place, and in another process with the same key', () => {
  const sealed = vault.seal(place, secret)

  expect(vault.open(place, sealed)).toBe(secret)
  expect(createVault(key, randomBytes).open(place, sealed)).toBe(secret)
})

test('the same secret is sealed differently each time and never shows', () => {
  const sealed = Array.from({ length: 100 }, () => vault.seal(place, secret))

  expect(new Set(sealed).size).toBe(100)
  expect(sealed.join()).not.toContain(Buffer.from(secret).toString('base64url').slice(0, 10))
})

test('what is sealed opens nowhere else, with no other key, and not altered', () => {
  const sealed = vault.seal(place, secret)
  const [version = '', iv = '', text = '', tag = ''] = sealed.split('.')
  const flipped = (part: string) => {
    const bytes = Buffer.from(part, 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    return bytes.toString('base64url')
  }
  const attempts = [
    () => vault.open({ ...place, owner: 'conn_2' }, sealed),
    () => vault.open({ ...place, field: 'access' }, sealed),
    () => createVault(randomBytes(32), randomBytes).open(place, sealed),
    () => vault.open(place, [version, flipped(iv), text, tag].join('.')),
    () => vault.open(place, [version, iv, flipped(text), tag].join('.')),
    () => vault.open(place, [version, iv, text, flipped(tag)].join('.')),
    () => vault.open(place, [version, iv, text, tag.slice(0, 6)].join('.')),
    () => vault.open(place, [version, iv, text].join('.')),
    () => vault.open(place, ''),
    () => vault.open(place, secret),
  ]

  for (const open of attempts) {
    expect(open).toThrow(expect.objectContaining({ code: 'undecryptable', details: { field: expect.any(String) } }))
  }
})

test('a place cannot be written so that it reads as another one', () => {
  const sealed = vault.seal({ owner: 'conn_1|access', field: 'refresh' }, secret)

  expect(() => vault.open({ owner: 'conn_1', field: 'access' }, sealed)).toThrow()
})

test('a signature is the same for the same text and purpose and key, and for no other', () => {
  const own = vault.sign('cursor runs', 'run_1')

  expect(createVault(key, randomBytes).sign('cursor runs', 'run_1')).toEqual(own)
  for (const other of [
    vault.sign('cursor runs', 'run_2'),
    vault.sign('cursor keys', 'run_1'),
    vault.sign('cursor', 'runs\nrun_1'),
    createVault(randomBytes(32), randomBytes).sign('cursor runs', 'run_1'),
  ]) {
    expect(other).not.toEqual(own)
  }
})
