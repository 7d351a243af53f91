import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { freePort } from '../src/cli/free-port.ts'
import { BRIEF } from './harness/brief-node.ts'
import { until } from './wait.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const FROM_SOURCE = ['--conditions=mallet-source', '--import', 'tsx']
const MALLET = 'packages/server/src/cli/main.ts'

export type Environment = Readonly<Record<string, string>>

/** A command as a person runs it, in a process of its own. */
export interface Command {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Everything it has written on both, in the order of arrival. */
  readonly output: () => string
  /** Its exit code, or the name of the signal that killed it, once all of its output is there. */
  readonly ended: Promise<number | NodeJS.Signals>
  /** Resolves when it has written the text on either stream; fails when it ends before. */
  says(text: string): Promise<void>
}

/** From the program of this run, which starts several times as fast as from source. */
export const runMallet = (args: readonly string[], environment: Environment): Command =>
  runNode([...BRIEF, inject('malletProgram'), ...args], environment)

/** From source, as `npm start` runs it for a person. */
export const runMalletFromSource = (args: readonly string[], environment: Environment): Command =>
  runNode([...FROM_SOURCE, MALLET, ...args], environment)

export const runEmulator = (args: readonly string[]): Command => runNode([inject('emulatorProgram'), ...args], {})

/** Node in the root folder, with no setting of the environment but those given. */
export function runNode(args: readonly string[], environment: Environment): Command {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { PATH, HOME, TMPDIR, ...environment } })
  const texts = { out: '', err: '', both: '' }
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
      texts.both += text
    })
  }
  const ended = once(child, 'close').then(([code, signal]): number | NodeJS.Signals => code ?? signal)
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  return {
    child,
    out: () => texts.out,
    err: () => texts.err,
    output: () => texts.both,
    ended,
    says: (text) =>
      until(`it says "${text}"`, async () => {
        if (texts.both.includes(text)) return true
        if (isOver) throw new Error(`it ended without saying "${text}", but:\n${texts.both}`)
        return false
      }),
  }
}

/** Settings of a start that meets no other program. */
export async function ownPorts(dataDir: string) {
  const ports = await Promise.all(Array.from({ length: 3 }, () => freePort('127.0.0.1')))
  const [port, emulatorPort, controlPort] = ports.map(String)
  return {
    MALLET_DATA_DIR: dataDir,
    MALLET_PORT: port ?? '',
    MALLET_EMULATOR_PORT: emulatorPort ?? '',
    MALLET_EMULATOR_CONTROL_PORT: controlPort ?? '',
  }
}

/** Whether anybody listens there. */
export const listens = (port: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
