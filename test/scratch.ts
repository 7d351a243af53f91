import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'
const NEEDED_BYTES = 4 * 2 ** 30
/** What the tests themselves take, besides what they keep there. */
const OWN_BYTES = 4 * 2 ** 30

export interface Scratch {
  readonly path: string
  remove(): void
}

/**
 * A folder for what tests make and throw away: some hundred databases of a thousand files each, of which a disk makes
 * half of all the work. It lies in memory where the machine keeps files there, has room, and lets programs run from it.
 */
export function makeScratch(): Scratch {
  const inMemory = tryScratch()
  const path = inMemory ?? mkdtempSync(join(tmpdir(), 'mallet-tests-'))
  // PostgreSQL runs as somebody else where the tests run as root, and finds its own folder below.
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

function tryScratch(): string | undefined {
  let path: string | undefined
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    if (bavail * bsize < NEEDED_BYTES || freemem() < NEEDED_BYTES + OWN_BYTES) return undefined
    path = mkdtempSync(join(IN_MEMORY, 'mallet-tests-'))
    const program = join(path, 'program')
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
    if (spawnSync(program).status === 0) return path
  } catch {
    // No such folder here, or none that may be written to.
  }
  if (path !== undefined) rmSync(path, { recursive: true, force: true })
  return undefined
}
