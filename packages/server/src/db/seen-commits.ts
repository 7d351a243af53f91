import { readFile, rename, writeFile } from 'node:fs/promises'

const WRITE_EVERY_MS = 1000

/** The highest number of a page that this process, or the one before it on this directory, saw committed. */
export interface SeenCommits {
  highest(): number
  note(number: number): void
  /** The database is an older state of itself. Told once for each time that this is found. */
  foundOlder(): void
  /** Resolves when the number is in its file. */
  close(): Promise<void>
}

/**
 * Remembers in a file beside the database, written at most once a second: a database that was restored from a backup does
 * not know what was handed out after it. A file that cannot be read counts as none; it only ever warns.
 *
 * @param onOlder told when the database turns out to be older than what was seen of it
 */
export async function openSeenCommits(path: string, onOlder: () => void): Promise<SeenCommits> {
  const text = await readFile(path, 'utf8').catch(() => '')
  let highest = /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0
  let written = highest
  let writing = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const write = () => {
    timer = undefined
    const number = highest
    writing = writing
      .then(async () => {
        await writeFile(`${path}.draft`, String(number), { mode: 0o600 })
        await rename(`${path}.draft`, path)
        written = number
      })
      // A full disk must not stop a sync; the next number tries again.
      .catch(() => undefined)
  }
  return {
    highest: () => highest,
    note: (number) => {
      highest = Math.max(highest, number)
      if (highest > written) timer ??= setTimeout(write, WRITE_EVERY_MS).unref()
    },
    foundOlder: onOlder,
    close: async () => {
      clearTimeout(timer)
      if (highest > written) write()
      await writing
    },
  }
}

/** Of a process that keeps nothing. */
export const unseenCommits = (): SeenCommits => {
  let highest = 0
  return {
    highest: () => highest,
    note: (number) => {
      highest = Math.max(highest, number)
    },
    foundOlder: () => undefined,
    close: async () => undefined,
  }
}
