import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadKey } from './load-key.ts'

const key = randomBytes(32)
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mallet-key-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const load = (settings: { encryptionKey?: string; encryptionKeyFile?: string } = {}) =>
  loadKey({ encryptionKey: undefined, encryptionKeyFile: undefined, dataDir, ...settings }, randomBytes)

test('without a setting a key is made once, for its owner alone, and found again', async () => {
  const made = await load()

  expect(made).toHaveLength(32)
  expect(await load()).toEqual(made)
  expect(await readdir(dataDir)).toEqual(['encryption.key'])
  expect((await stat(join(dataDir, 'encryption.key'))).mode & 0o777).toBe(0o600)
})

test('starts that race make one key and all use it', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => load()))

  expect(new Set(keys.map((one) => one.toString('hex'))).size).toBe(1)
  expect(await readdir(dataDir)).toEqual(['encryption.key'])
})

test('a configured key is used as it is, and none is made', async () => {
  const file = join(dataDir, 'given')
  await writeFile(file, `${key.toString('base64')}\n`)

  expect(await load({ encryptionKey: key.toString('base64') })).toEqual(key)
  expect(await load({ encryptionKeyFile: file })).toEqual(key)
  expect(await readdir(dataDir)).toEqual(['given'])
})

test.each([
  ['short', randomBytes(31).toString('base64')],
  ['long', randomBytes(33).toString('base64')],
  ['of one byte', Buffer.alloc(32, 7).toString('base64')],
  ['a word', 'password'],
  ['hexadecimal', key.toString('hex')],
  ['empty', ''],
])('a key that is %s is refused, and the error says where it stands and nothing of it', async (_, encryptionKey) => {
  const error = await load({ encryptionKey }).catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'weak_encryption_key' })
  expect(String(error)).toContain('MALLET_ENCRYPTION_KEY')
  if (encryptionKey !== '') expect(String(error)).not.toContain(encryptionKey)
})

test('a stored key that was damaged is refused and not replaced', async () => {
  const path = join(dataDir, 'encryption.key')
  await writeFile(path, 'half a key')

  await expect(load()).rejects.toMatchObject({ code: 'weak_encryption_key' })
  expect(await readFile(path, 'utf8')).toBe('half a key')
})

test('a key file that cannot be read is a fault of the environment', async () => {
  await expect(load({ encryptionKeyFile: join(dataDir, 'nowhere') })).rejects.toMatchObject({
    code: 'invalid_environment',
    details: { issues: [expect.stringContaining('MALLET_ENCRYPTION_KEY_FILE')] },
  })
})
