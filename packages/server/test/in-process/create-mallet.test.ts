import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { freshDataDirectory } from '../fresh-data-directory.ts'

/** A new database takes seconds of a core. */
const TIMEOUT_MS = 180_000

/** Two Mallets and two Gongs in one process; what each of them holds. It ends by itself, or hangs on what was left open. */
const PROGRAM = `
import { createEmulator } from '@mallet/emulator'
import { createMallet } from 'mallet'

async function open(dataDirectory, index) {
  const emulator = await createEmulator({ seed: 'seed ' + index, calls: 30, users: 6, rateLimit: false })
  const mallet = await createMallet({ emulator, ...(dataDirectory && { dataDirectory }) })
  const { connectionId } = await mallet.link(emulator)
  await mallet.caughtUp(connectionId, { withinSeconds: 3600 })
  return { emulator, mallet, connectionId }
}
const pairs = await Promise.all([undefined, process.env.GIVEN].map(open))
const held = []
for (const { emulator, mallet, connectionId } of pairs) {
  const ids = []
  for await (const { id } of mallet.records(connectionId, 'users')) ids.push(id)
  const { users } = await mallet.action(connectionId, 'users.list', {})
  held.push({ ids: ids.sort(), atGong: users.map(({ id }) => id).sort() })
}
const stranger = await pairs[0].mallet.connections.get({ id: pairs[1].connectionId }).catch(({ code }) => code)
await pairs[0].mallet.close()
const stillThere = await pairs[1].mallet.syncs.list({ id: pairs[1].connectionId })
await pairs[1].mallet.close()
for (const { emulator } of pairs) await emulator.close()
console.log(JSON.stringify({ held, stranger, models: stillThere.items.length }))
`

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
    const child = spawn(
      process.execPath,
      ['--conditions=mallet-source', '--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
      {
        cwd: join(import.meta.dirname, '../..'),
        env: { ...process.env, TMPDIR: temporary, GIVEN: given, MALLET_PORT: 'nonsense' },
      },
    )
    const ended = once(child, 'close')
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
    const [exitCode] = await ended
    const left = (await readdir(temporary)).filter((name) => name.startsWith('mallet-'))
    const kept = await readdir(given)
    for (const directory of [temporary, given]) await rm(directory, { recursive: true })

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' })
    const { held, stranger, models }: Seen = JSON.parse(output)
    expect(held.map(({ ids }) => ids)).toEqual(held.map(({ atGong }) => atGong))
    expect(held[0]?.ids).not.toEqual(held[1]?.ids)
    expect([stranger, models, left]).toEqual(['not_found', 4, []])
    expect(kept).toContain('database')
  },
  TIMEOUT_MS,
)
