import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import type { Config } from '../config.ts'

/** What the emulator prints in place of its addresses. */
const Failed = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.looseObject({ issues: z.array(z.string()).optional(), port: z.int().optional() }),
  }),
})

/**
 * Tells an emulator's failure in the words of whoever started it along with the platform: they know its ports by the
 * settings of the environment, not by its own options.
 *
 * @param line what it printed in place of its addresses, if anything
 * @param said what it wrote on standard error
 */
export function emulatorFailure(config: Config, line: string | undefined, said: string): MalletError {
  const error = line === undefined ? undefined : Failed.safeParse(JSON.parse(line)).data?.error
  const port = error?.details.port
  if (error?.code === 'port_in_use' && port !== undefined) {
    const setting = port === config.emulatorControlPort ? 'MALLET_EMULATOR_CONTROL_PORT' : 'MALLET_EMULATOR_PORT'
    const message = `Port ${port} is taken by another program. ${setting} sets the port of the Gong emulator.`
    return new MalletError('port_in_use', { host: '127.0.0.1', port }, { message })
  }
  const issues = error?.details.issues ?? []
  const reason = issues.length > 0 ? issues.join('; ') : (error?.message ?? said.trim())
  return new MalletError(
    'emulator_failed',
    {},
    { message: `The Gong emulator did not start: ${reason.replace(/\.?$/, '.')}` },
  )
}
