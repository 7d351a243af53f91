import { z } from 'zod'
import { ask, type Reach } from './ask.ts'
import type { World } from './open-world.ts'

const Written = z.object({ id: z.string() })

/** Writes a call into the emulated company, or changes one; its id. */
export async function writeCall(
  world: Reach & Pick<World, 'emulator'>,
  call: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { status, body } = await ask(world, { method: 'POST', to: `${world.emulator.controlUrl}/calls`, json: call })
  if (status !== 201) throw new Error(`the call was not written: ${body}`)
  return Written.parse(JSON.parse(body)).id
}
