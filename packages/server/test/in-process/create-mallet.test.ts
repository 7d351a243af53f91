import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freshDataDirectory } from '../fresh-data-directory.ts'
import { BRIEF } from '../harness/brief-node.ts'
import { buildProgram } from '../harness/build-program.ts'

/** A new database takes seconds of a core. */
const TIMEOUT_MS = 180_000

const PROGRAM = fileURLToPath(new URL('./two-mallets.ts', import.meta.url))

interface Seen {
  readonly held: readonly { readonly ids: string[]; readonly atGong: string[] }[]
  readonly stranger: string
  readonly models: number
}

test(
  'two Mallets in one process do not disturb each other, and leave nothing that keeps it running, and no files but in a directory that was given',
  async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'mallet-in-process-'))
    const given = await freshDataDirectory('given')
    const program = await buildProgram(PROGRAM)
    const child = spawn(process.execPath, [...BRIEF, program.path], {
      env: { ...process.env, TMPDIR: temporary, GIVEN: given, MALLET_PORT: 'nonsense' },
    })
    const ended = once(child, 'close')
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
    const [exitCode] = await ended
    const left = (await readdir(temporary)).filter((name) => name.startsWith('mallet-'))
    const kept = await readdir(given)
    for (const directory of [temporary, given]) await rm(directory, { recursive: true })
    await program.remove()

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' })
    const { held, stranger, models }: Seen = JSON.parse(output)
    expect(held.map(({ ids }) => ids)).toEqual(held.map(({ atGong }) => atGong))
    expect(held[0]?.ids).not.toEqual(held[1]?.ids)
    expect([stranger, models, left]).toEqual(['not_found', 4, []])
    expect(kept).toContain('database')
  },
  TIMEOUT_MS,
)
