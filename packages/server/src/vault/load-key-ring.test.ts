import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type KeySettings, loadKeyRing } from './load-key-ring.ts'

const [key, older] = [randomBytes(32), randomBytes(32)]
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mallet-key-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

async function load(settings: Partial<KeySettings> = {}): Promise<Buffer[]> {
  const ring = await loadKeyRing(
    { encryptionKey: undefined, encryptionKeyFile: undefined, databaseUrl: undefined, dataDir, ...settings },
    randomBytes,
  )
  return ring.map((one) => one.key)
}

test('without a setting a key is made once, for its owner alone, and found again', async () => {
  const [made] = await load()

  expect(made).toHaveLength(32)
  expect(await load()).toEqual([made])
  expect(await readdir(dataDir)).toEqual(['encryption.key'])
  expect((await stat(join(dataDir, 'encryption.key'))).mode & 0o777).toBe(0o600)
})

test('starts that race make one key and all use it', async () => {
  const rings = await Promise.all(Array.from({ length: 20 }, () => load()))

  expect(new Set(rings.map(([one]) => one?.toString('hex'))).size).toBe(1)
  expect(await readdir(dataDir)).toEqual(['encryption.key'])
})

test('configured keys are used as they are, and none is made', async () => {
  const file = join(dataDir, 'given')
  await writeFile(file, `${key.toString('base64')}\n${older.toString('base64')}\n`)

  expect(await load({ encryptionKey: key.toString('base64') })).toEqual([key])
  expect(await load({ encryptionKeyFile: file })).toEqual([key, older])
  expect(await readdir(dataDir)).toEqual(['given'])
})

test('A39: a PostgreSQL without a key is refused, and none is made for it', async () => {
  const databaseUrl = 'postgres://127.0.0.1/mallet'

  await expect(load({ databaseUrl })).rejects.toMatchObject({ code: 'encryption_key_required' })
  expect(await readdir(dataDir)).toEqual([])
  expect(await load({ databaseUrl, encryptionKey: key.toString('base64') })).toEqual([key])
})

test('A39: a stored key that was damaged is refused and not replaced', async () => {
  const path = join(dataDir, 'encryption.key')
  for (const damaged of ['half a key', '', '\n']) {
    await writeFile(path, damaged)

    await expect(load()).rejects.toMatchObject({ code: 'weak_encryption_key' })
    expect(await readFile(path, 'utf8')).toBe(damaged)
  }
})

test('a key file that cannot be read is a fault of the environment', async () => {
  await expect(load({ encryptionKeyFile: join(dataDir, 'nowhere') })).rejects.toMatchObject({
    code: 'invalid_environment',
    details: { issues: [expect.stringContaining('MALLET_ENCRYPTION_KEY_FILE')] },
  })
})
