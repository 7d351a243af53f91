import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const MAIN = fileURLToPath(new URL('../../packages/emulator/src/main.ts', import.meta.url))

const Addresses = z.object({
  appUrl: z.string(),
  apiBaseUrl: z.string(),
  controlUrl: z.string(),
  accessKey: z.string(),
  accessKeySecret: z.string(),
})

export interface EmulatorProcess extends z.infer<typeof Addresses> {
  readonly pid: number
  close(): Promise<void>
}

/** The emulator in a process of its own, so that nothing of Mallet holds up what it measures. */
export async function startEmulatorProcess(...args: string[]): Promise<EmulatorProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=mallet-source', '--import', 'tsx', MAIN, '--port', '0', '--control-port', '0', '--json', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return {
    ...Addresses.parse(JSON.parse(String(line))),
    pid: z.int().parse(child.pid),
    close: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
