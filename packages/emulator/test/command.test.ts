import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { startEmulator } from './started-emulators.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const FROM_SOURCE = ['--import', 'tsx', '--conditions=mallet-source', MAIN]
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const runNode = (args: readonly string[]) => watch(spawn(process.execPath, args))
/** The program of this test run, which starts several times as fast as from source. */
const run = (...options: string[]) => runNode([inject('emulatorProgram'), ...options])

function watch(child: ChildProcess) {
  children.push(child)
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('the child has no output')
  const output = { out: '', err: '' }
  stdout.on('data', (chunk) => {
    output.out += String(chunk)
  })
  stderr.on('data', (chunk) => {
    output.err += String(chunk)
  })
  const ended = once(child, 'exit').then(([code]) => z.number().nullable().parse(code))
  return {
    child,
    output,
    ended,
    firstLine: Promise.race([once(stdout, 'data'), ended]).then(() => output.out.split('\n')[0] ?? ''),
  }
}

const anyPorts = ['--port', '0', '--control-port', '0', '--calls', '10', '--users', '5']

const Addresses = z.object({
  appUrl: z.url(),
  apiBaseUrl: z.url(),
  controlUrl: z.url(),
  clientId: z.string(),
  clientSecret: z.string(),
  redirectUris: z.array(z.url()),
  accessKey: z.string(),
  accessKeySecret: z.string(),
  techAdmin: z.object({ email: z.email(), password: z.string() }),
  companies: z.array(z.object({ name: z.string(), apiBaseUrl: z.url() }).loose()),
})

test('with --json the first line tells where it listens and how to get in, and a signal stops it', async () => {
  const { child, firstLine, ended } = runNode([
    ...FROM_SOURCE,
    ...anyPorts,
    ...['--companies', '2', '--json', '--client-id', 'mine'],
  ])
  const addresses = Addresses.parse(JSON.parse(await firstLine))
  expect(addresses.clientId).toBe('mine')
  expect(addresses.companies).toHaveLength(2)
  expect(addresses.companies[0]?.apiBaseUrl).toBe(addresses.apiBaseUrl)
  expect((await fetch(`${addresses.controlUrl}/clock`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('with --with-parent it ends when the parent lets go of it', async () => {
  const { child, firstLine, ended } = run(...anyPorts, '--json', '--with-parent')
  await firstLine
  child.stdin?.end()
  expect(await ended).toBe(0)
})

test('with --with-parent and a channel to the parent it ends when the channel closes', async () => {
  const child = fork(inject('emulatorProgram'), [...anyPorts, '--json', '--with-parent'], {
    execArgv: [],
    silent: true,
  })
  const { firstLine, ended } = watch(child)
  await firstLine
  child.disconnect()
  expect(await ended).toBe(0)
})

test('without --json a person reads addresses and credentials', async () => {
  const { child, firstLine, output, ended } = run(...anyPorts)
  expect(await firstLine).toBe('The Gong emulator is up. It is not affiliated with Gong.')
  expect(output.out).toMatch(/Client secret +\S+/)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('a taken port is one readable line that says what to do', async () => {
  const port = new URL((await startEmulator()).appUrl).port
  const { output, ended } = run('--port', port, '--control-port', '0')
  expect(await ended).toBe(1)
  expect(output.err.trim().split('\n')).toHaveLength(1)
  expect(output.err).toContain(`Port ${port} is taken by another program.`)
  expect(output.err).toContain('--port')
  expect(output.out).toBe('')
})

test('a mistake in the command line is told', async () => {
  const { output, ended } = run('--port', 'many')
  expect(await ended).toBe(1)
  expect(output.err).toContain('A whole number from 0 to 65535 is expected.')
})
