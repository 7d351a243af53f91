import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { inject } from 'vitest'
import { freePort } from '../packages/server/src/cli/free-port.ts'
import { BRIEF } from '../packages/server/test/harness/brief-node.ts'
import { buildProgram, type ProgramBuild } from '../packages/server/test/harness/build-program.ts'
import type { Example } from './readme-examples.ts'

const ROOT = join(import.meta.dirname, '..')
/** Plain Node with TypeScript, wherever it is started. */
const NODE = [process.execPath, '--import', import.meta.resolve('tsx')]
const SHIM = join(import.meta.dirname, 'readme-shim.ts')
/** Of the emulator and its control. Another one may have them, so that a block gets two that are free. */
const USUAL_PORTS = ['4401', '4402']
const LONGEST_MS = 55_000

export interface ExampleRun {
  readonly exitCode: number | null
  readonly output: string
}

/**
 * Runs a block as its reader would: TypeScript as a program of a file of its own within the package, so that its imports
 * are those of the package; a shell block with `npm` and `npx` that know this project's own packages. Afterwards nothing of
 * it runs, and no file is left.
 *
 * @param visit answers the text that a person types who is shown this line, if any
 */
export async function runExample(
  { folder, language, text }: Example,
  env: Readonly<Record<string, string>>,
  visit: (line: string) => Promise<string | undefined>,
): Promise<ExampleRun> {
  // This folder is ignored by git and by every check.
  const parent = join(ROOT, folder, '.mallet')
  await mkdir(parent, { recursive: true })
  const directory = await mkdtemp(join(parent, 'example-'))
  const started = join(directory, 'started')
  let program: ProgramBuild | undefined
  try {
    if (language === 'ts') {
      await writeFile(join(directory, 'example.ts'), text)
      program = await buildProgram(join(directory, 'example.ts'))
    } else await writeShims(directory)
    const ports = language === 'ts' ? [] : [await freePort('127.0.0.1'), await freePort('127.0.0.1')]
    const script = ports.reduce((rest, port, index) => rest.replaceAll(USUAL_PORTS[index] ?? '', String(port)), text)
    const [command = '', ...args] = program ? [process.execPath, ...BRIEF, program.path] : ['sh', '-e', '-c', script]
    const path = `${directory}${delimiter}${process.env.PATH ?? ''}`
    const shims = {
      PATH: path,
      README_STARTED: started,
      README_PORTS: ports.join(),
      README_EMULATOR: inject('emulatorProgram'),
    }
    return await run(command, args, directory, { ...process.env, ...env, ...shims }, visit)
  } finally {
    if (existsSync(started)) endAll((await readFile(started, 'utf8')).split('\n').filter(Boolean).map(Number))
    await program?.remove()
    await rm(directory, { recursive: true, force: true })
  }
}

function endAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid)
    } catch {
      // It has ended by itself.
    }
  }
}

/** Commands that stand in front of the real ones. */
async function writeShims(directory: string): Promise<void> {
  for (const name of ['npm', 'npx']) {
    const line = [...NODE, SHIM, name].map((word) => `'${word}'`).join(' ')
    await writeFile(join(directory, name), `#!/bin/sh\nexec ${line} "$@"\n`, { mode: 0o755 })
  }
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  visit: (line: string) => Promise<string | undefined>,
): Promise<ExampleRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, timeout: LONGEST_MS })
    let output = ''
    let seen = 0
    child.on('error', reject)
    // Whoever reads nothing closes it unread.
    child.stdin.on('error', () => {})
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
      const lines = output.slice(seen).split('\n')
      seen = output.length - (lines.pop() ?? '').length
      for (const line of lines) {
        visit(line).then((typed) => typed !== undefined && child.stdin.write(`${typed}\n`), reject)
      }
    })
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}
