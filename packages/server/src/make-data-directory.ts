import { access, constants, mkdir } from 'node:fs/promises'
import { MalletError } from '@mallet/contract/errors'

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is not a directory',
  ENOTDIR: 'a part of that path is not a directory',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
}

/**
 * Afterwards the data directory is there, for its owner alone where it was made now, and can be written to.
 *
 * @throws {@link MalletError} `invalid_environment` where the operating system refuses it
 */
export async function makeDataDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await access(directory, constants.W_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const issue = `MALLET_DATA_DIR cannot be ${directory}: ${reasons[code] ?? `the system says ${code}`}`
    throw new MalletError('invalid_environment', { issues: [issue] }, { cause: error })
  }
}
