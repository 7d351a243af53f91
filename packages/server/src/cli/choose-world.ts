import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What an emulated company is made of. */
export interface WorldOptions {
  readonly calls?: number
  readonly users?: number
  readonly seed?: string
}

/** The part of the emulator's state that a start can ask for. Its form is the emulator's own business. */
const Stored = z.object({ calls: z.int(), users: z.int(), seed: z.string() })

/**
 * A world never changes once it has begun, so the one of an earlier start is gone on with, whatever is asked for now.
 *
 * @param stateDirectory where the emulator keeps its state
 * @returns what to ask the emulator for, and a line for whoever asked for something else
 */
export async function chooseWorld(
  stateDirectory: string,
  asked: WorldOptions,
): Promise<{ world: WorldOptions; notice?: string }> {
  const stored = await readStored(stateDirectory)
  if (!stored) return { world: asked }
  const { calls, users, seed } = stored
  const differs = [
    asked.calls !== undefined && asked.calls !== calls,
    asked.users !== undefined && asked.users !== users,
    asked.seed !== undefined && asked.seed !== seed,
  ].includes(true)
  const notice =
    `The emulated company stays the one that this data directory began with: --calls ${calls} --users ${users} ` +
    `--seed ${seed}. Another one needs another MALLET_DATA_DIR.`
  return { world: {}, ...(differs && { notice }) }
}

/** A file that is missing, or of a form that is not known, is left to the emulator to judge. */
async function readStored(stateDirectory: string): Promise<z.infer<typeof Stored> | undefined> {
  const text = await readFile(join(stateDirectory, 'emulator.json'), 'utf8').catch(() => 'null')
  try {
    return Stored.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
