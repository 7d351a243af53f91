import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import type { Config } from '../config.ts'

const KEY_BYTES = 32

export type KeySettings = Pick<Config, 'encryptionKey' | 'encryptionKeyFile' | 'dataDir'>

/**
 * The encryption key: the configured one, else the one in the data directory, made there (mode 0600) the first time. The
 * directory must be there.
 *
 * @throws {@link MalletError} `weak_encryption_key`; `invalid_environment` where the key file cannot be read
 */
export async function loadKey(settings: KeySettings, random: (bytes: number) => Buffer): Promise<Buffer> {
  const { encryptionKey, encryptionKeyFile, dataDir } = settings
  const place = placeOfKey(settings)
  if (encryptionKey !== undefined) return parseKey(encryptionKey, place)
  if (encryptionKeyFile !== undefined) return parseKey(await readKeyFile(encryptionKeyFile), place)
  const path = ownKeyFile(dataDir)
  const draft = `${path}.${random(6).toString('hex')}`
  await writeFile(draft, `${random(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // A link fails where the name exists, so of two starts at once one makes the key and both use it.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await unlink(draft)
  }
  return parseKey(await readFile(path, 'utf8'), place)
}

/** Where the key comes from, in words for whoever has to look there. */
export function placeOfKey({ encryptionKey, encryptionKeyFile, dataDir }: KeySettings): string {
  if (encryptionKey !== undefined) return 'MALLET_ENCRYPTION_KEY'
  return encryptionKeyFile === undefined ? ownKeyFile(dataDir) : `${encryptionKeyFile} (MALLET_ENCRYPTION_KEY_FILE)`
}

const ownKeyFile = (dataDir: string) => join(dataDir, 'encryption.key')

function parseKey(text: string, place: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  const distinct = new Set(key).size
  // 32 random bytes have fewer than 12 distinct values with a chance below 10^-12.
  if (key.length === KEY_BYTES && distinct >= 12) return key
  throw new MalletError(
    'weak_encryption_key',
    {},
    { message: `The encryption key in ${place} is not 32 random bytes in base64.` },
  )
}

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new MalletError('invalid_environment', {
      issues: [`MALLET_ENCRYPTION_KEY_FILE must be a file that can be read, and ${path} is not`],
    })
  }
}
