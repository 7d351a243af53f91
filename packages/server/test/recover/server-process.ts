import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'
import { createLocalApi, type LocalApi } from '../../src/cli/local-api.ts'
import { BRIEF } from '../harness/brief-node.ts'
import type { World } from '../open-world.ts'

export interface ServerProcess {
  readonly api: LocalApi
  /** Ends it as a crash does: nothing in it runs any more. */
  kill(): Promise<void>
  /** Asks it to stop; its exit code. */
  stop(): Promise<number | null>
}

/** `mallet server` in a process of its own, as soon as it answers. */
export async function startServer(
  { send }: Pick<World, 'send'>,
  environment: Readonly<Record<string, string>> & { readonly MALLET_API_KEY: string },
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...BRIEF, inject('malletProgram'), 'server'], {
    env: { PATH: process.env.PATH, MALLET_PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
    return child.exitCode
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const publicUrl = /^Mallet runs at (\S+)$/.exec(line)?.[1]
    if (publicUrl === undefined) continue
    // Read on, or a full pipe would hold the process up.
    child.stdout.resume()
    return {
      api: createLocalApi(send, publicUrl, environment.MALLET_API_KEY),
      kill: async () => void (await end('SIGKILL')),
      stop: () => end('SIGTERM'),
    }
  }
  throw new Error('the server ended without a word')
}
