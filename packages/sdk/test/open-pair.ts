import { constants } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator, type Emulator } from '@mallet/emulator'
import { createMallet, type RunningMallet } from 'mallet'
import { inject } from 'vitest'

/** A Mallet and the Gong that it is linked to, in this process. */
export interface Pair {
  readonly emulator: Emulator
  readonly mallet: RunningMallet
  readonly connectionId: string
  /** Stops Mallet and starts it again on the same data and port; keys that were given out stay good. */
  restart(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Opens both, links them and waits until every model is read. */
export async function openPair(): Promise<Pair> {
  const emulator = await createEmulator({
    now: '2026-06-10T19:00:00.000Z',
    running: false,
    calls: 45,
    users: 8,
    rateLimit: false,
    pageSize: 20,
  })
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mallet-sdk-'))
  // A copy of the run's empty database, since making one takes seconds of a core.
  await cp(inject('emptyDatabase'), join(dataDirectory, 'database'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
  })
  let mallet = await createMallet({ emulator, dataDirectory })
  const { connectionId } = await mallet.link(emulator)
  // The time of the hook is the limit.
  await mallet.caughtUp(connectionId, { withinSeconds: 3600 })
  const port = Number(new URL(mallet.url).port)
  return {
    emulator,
    mallet,
    connectionId,
    restart: async (meanwhile) => {
      await mallet.close()
      await meanwhile()
      mallet = await createMallet({ emulator, dataDirectory, port })
    },
    close: async () => {
      await mallet.close()
      await emulator.close()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
