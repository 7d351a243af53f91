import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import { EmulatorState } from './emulator-state.ts'

/** Reads and replaces what is kept in one directory, for its owner alone. */
export interface StateFile {
  /** Undefined in a directory that has none yet. Throws `invalid_environment` for a file that is not ours. */
  read(): EmulatorState | undefined
  /** On return the whole state is stored. It is synchronous, so that nothing is answered before it is kept. */
  write(state: EmulatorState): void
}

export function stateFile(directory: string): StateFile {
  const path = join(directory, 'emulator.json')
  return {
    read() {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      const text = readIfThere(path)
      if (text === undefined) return undefined
      const state = EmulatorState.safeParse(parseJson(text))
      if (!state.success) {
        throw new MalletError('invalid_environment', {
          issues: [`state: ${path} is not the state of an emulator of this version; move it away to begin anew`],
        })
      }
      return state.data
    },
    write(state) {
      const next = `${path}.next`
      writeFileSync(next, JSON.stringify(state), { mode: 0o600 })
      // A file left over by a crash keeps its own mode when it is written again.
      chmodSync(next, 0o600)
      renameSync(next, path)
    },
  }
}

/** Keeps nothing: for an emulator that lives in memory. */
export const noStateFile: StateFile = { read: () => undefined, write: () => {} }

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
