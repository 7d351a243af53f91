import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import type { Config } from '../config.ts'

/** What the emulator says of itself in its one line of JSON. */
const Addresses = z.looseObject({
  appUrl: z.string(),
  apiBaseUrl: z.string(),
  controlUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  techAdmin: z.object({ email: z.string(), password: z.string() }),
  companies: z.array(z.looseObject({ name: z.string() })).min(1),
})
export type EmulatorAddresses = z.infer<typeof Addresses>

export interface EmulatorProcess {
  readonly addresses: EmulatorAddresses
  stop(): Promise<void>
}

export interface WorldOptions {
  readonly calls?: string
  readonly users?: string
  readonly seed?: string
}

/**
 * Starts the emulator as a process of its own, which ends with this one however it ends. Its state lies in the data
 * directory, so that the next start goes on where this one ended; its clock is held until it is let go.
 *
 * @throws {@link MalletError} `emulator_failed`, with what the emulator said
 */
export async function startEmulator(
  config: Config,
  redirectUri: string,
  world: WorldOptions,
): Promise<EmulatorProcess> {
  const entry = fileURLToPath(new URL('./main.ts', import.meta.resolve('@mallet/emulator')))
  const values = { calls: world.calls, users: world.users, seed: world.seed }
  const args = [
    ...['--json', '--with-parent', '--held', '--redirect-uri', redirectUri],
    ...['--port', String(config.emulatorPort), '--control-port', String(config.emulatorControlPort)],
    ...['--state', `${config.dataDir}/emulator`],
    ...Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
  ]
  // A group of its own: Ctrl-C reaches this process only, which then stops the platform first.
  const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const exited = once(child, 'exit')
  const line = once(createInterface(child.stdout), 'line').then(([first]) => String(first))
  const first = await Promise.race([line, exited.then(() => undefined)])
  if (first === undefined) {
    throw new MalletError(
      'emulator_failed',
      {},
      { message: `The Gong emulator did not start. It said: ${said.trim()}` },
    )
  }
  return {
    addresses: Addresses.parse(JSON.parse(first)),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
