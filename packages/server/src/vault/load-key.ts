import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import type { Config } from '../config.ts'

const KEY_BYTES = 32

/**
 * The encryption key: the configured one, else the one in the data directory, made there (mode 0600) the first time.
 *
 * @throws {@link MalletError} `weak_encryption_key`; `invalid_environment` where the key file cannot be read
 */
export async function loadKey(
  { encryptionKey, encryptionKeyFile, dataDir }: Pick<Config, 'encryptionKey' | 'encryptionKeyFile' | 'dataDir'>,
  random: (bytes: number) => Buffer,
): Promise<Buffer> {
  if (encryptionKey !== undefined) return parseKey(encryptionKey)
  if (encryptionKeyFile !== undefined) return parseKey(await readKeyFile(encryptionKeyFile))
  const path = join(dataDir, 'encryption.key')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
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
  return parseKey(await readFile(path, 'utf8'))
}

function parseKey(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  const distinct = new Set(key).size
  // 32 random bytes have fewer than 12 distinct values with a chance below 10^-12.
  if (key.length !== KEY_BYTES || distinct < 12) throw new MalletError('weak_encryption_key', {})
  return key
}

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new MalletError('invalid_environment', { issues: [`MALLET_ENCRYPTION_KEY_FILE: ${path} cannot be read`] })
  }
}
