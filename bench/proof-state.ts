import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a proof got done, kept in `.prove/` so that one that is interrupted goes on where it was. */
export interface ProofState {
  recall<T>(key: string): T | undefined
  remember(key: string, value: unknown): void
  /** Forgets everything. */
  clear(): void
}

/** @param name of a file: proof, commit and seed */
export function openProofState(name: string): ProofState {
  const path = fileURLToPath(new URL(`../.prove/${name}.json`, import.meta.url))
  let values = read(path)
  const keep = () => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(values))
    renameSync(`${path}.new`, path)
  }
  return {
    // Whoever remembers under a key knows what it remembered.
    recall: <T>(key: string) => values[key] as T | undefined,
    remember: (key, value) => {
      values[key] = value
      keep()
    },
    clear: () => {
      values = {}
      keep()
    },
  }
}

function read(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
