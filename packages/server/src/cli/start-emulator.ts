import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { WorldOptions } from './choose-world.ts'
import { emulatorFailure } from './emulator-failure.ts'
import { aborted } from './stop-signal.ts'

/** What is kept of what it says on standard error: its last words are those that count. */
const LAST_WORDS = 4_000
/** It has nothing to lose: its state is stored before anything is answered. */
const KILL_AFTER_MS = 3_000

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
  /** Rejects with `emulator_failed` when it ends without having been stopped. */
  readonly lost: Promise<never>
  stop(): Promise<void>
}

/**
 * Starts the emulator as a process of its own, which ends with this one however it ends. Its clock is held until it is
 * let go, unless an earlier start let it go already.
 *
 * @param stateDirectory where it goes on from where it ended
 * @param signal gives the start up
 * @throws {@link MalletError} `port_in_use`; `emulator_failed`, with what the emulator said. Nothing is left running.
 */
export async function startEmulator(
  config: Config,
  redirectUri: string,
  stateDirectory: string,
  { calls, users, seed }: WorldOptions,
  signal: AbortSignal,
): Promise<EmulatorProcess> {
  const entry = fileURLToPath(new URL('./main.ts', import.meta.resolve('@mallet/emulator')))
  const args = [
    ...['--json', '--with-parent', '--held', '--redirect-uri', redirectUri, '--state', stateDirectory],
    ...['--port', String(config.emulatorPort), '--control-port', String(config.emulatorControlPort)],
    ...Object.entries({ calls, users, seed }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, String(value)],
    ),
  ]
  // A group of its own: Ctrl-C reaches this process only, which then stops the platform first.
  const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-LAST_WORDS)
  })
  const ended = once(child, 'close').then(() => undefined)
  let stopping = false
  const stop = async () => {
    stopping = true
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
    await ended
    clearTimeout(timer)
  }
  const line = once(createInterface(child.stdout), 'line').then(([first]) => String(first))
  const givenUp = aborted(signal).then(() => undefined)
  const first = await Promise.race([line, ended, givenUp])
  const parsed = Addresses.safeParse(first === undefined ? undefined : JSON.parse(first))
  if (!parsed.success || signal.aborted) {
    await stop()
    signal.throwIfAborted()
    throw emulatorFailure(config, first, said)
  }
  const lost = ended.then((): Promise<never> => {
    if (stopping) return new Promise(() => undefined)
    const words = said.trim() === '' ? 'and said nothing.' : `and said: ${said.trim()}`
    throw new MalletError('emulator_failed', {}, { message: `The Gong emulator ended by itself, ${words}` })
  })
  // Whoever waits for it hears of it; nobody needs to.
  lost.catch(() => undefined)
  return { addresses: parsed.data, lost, stop }
}
