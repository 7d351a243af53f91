import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import type { Config } from '../config.ts'
import { type KeyRing, parseKeyRing } from './key-ring.ts'

const KEY_BYTES = 32

export type KeySettings = Pick<Config, 'encryptionKey' | 'encryptionKeyFile' | 'dataDir'> & {
  readonly databaseUrl?: string | undefined
}

/**
 * The encryption keys: the configured ones, else the one in the data directory, made there (mode 0600) the first time.
 * The directory must be there. With a PostgreSQL elsewhere none is made: other processes, and a restored backup, could
 * not know it.
 *
 * @throws {@link MalletError} `weak_encryption_key`; `encryption_key_required`; `invalid_environment` where the key file
 *   cannot be read
 */
export async function loadKeyRing(settings: KeySettings, random: (bytes: number) => Buffer): Promise<KeyRing> {
  const { encryptionKey, encryptionKeyFile, dataDir, databaseUrl } = settings
  const place = placeOfKey(settings)
  if (encryptionKey !== undefined) return parseKeyRing(encryptionKey, place)
  if (encryptionKeyFile !== undefined) return parseKeyRing(await readKeyFile(encryptionKeyFile), place)
  if (databaseUrl !== undefined) throw new MalletError('encryption_key_required', {})
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
  return parseKeyRing(await readFile(path, 'utf8'), place)
}

/** Where the keys come from, in words for whoever has to look there. */
export function placeOfKey({ encryptionKey, encryptionKeyFile, dataDir }: KeySettings): string {
  if (encryptionKey !== undefined) return 'MALLET_ENCRYPTION_KEY'
  return encryptionKeyFile === undefined ? ownKeyFile(dataDir) : `${encryptionKeyFile} (MALLET_ENCRYPTION_KEY_FILE)`
}

const ownKeyFile = (dataDir: string) => join(dataDir, 'encryption.key')

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new MalletError('invalid_environment', {
      issues: [`MALLET_ENCRYPTION_KEY_FILE must be a file that can be read, and ${path} is not`],
    })
  }
}
