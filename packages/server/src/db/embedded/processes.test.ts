import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freshDataDirectory } from '../../../test/fresh-data-directory.ts'
import { BRIEF } from '../../../test/harness/brief-node.ts'

const children: ChildProcess[] = []
let scratch: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mallet-processes-'))
})

afterEach(() => Promise.all(children.splice(0).map(kill)))
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** A process that runs `code`, whose imports are relative to this folder, and the lines it prints. */
function run(code: string) {
  const child = spawn(
    process.execPath,
    [...BRIEF, '--import', 'tsx', '--conditions=mallet-source', '--input-type=module', '--eval', code],
    { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    async line(): Promise<string> {
      const { value, done } = await lines.next()
      if (done) throw new Error('The process ended without another line.')
      return value
    },
  }
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await exitCode(child)
}

test('a process killed while it writes loses nothing it acknowledged, the next one opens at once and ends by itself', async () => {
  const dataDir = await freshDataDirectory('killed', scratch)
  const writer = run(`
    import { openEmbedded } from './open-embedded.ts'
    const { pool } = await openEmbedded(${JSON.stringify({ dataDir })})
    await pool.query('create table written (n int primary key)')
    for (let n = 1; ; n++) {
      await pool.query('insert into written values ($1)', [n])
      console.log(n)
    }
  `)
  let acknowledged = 0
  while (acknowledged < 100) acknowledged = Number(await writer.line())
  await kill(writer.child)

  const reader = run(`
    import { openEmbedded } from './open-embedded.ts'
    const { pool, close } = await openEmbedded(${JSON.stringify({ dataDir })})
    const { rows } = await pool.query('select count(*)::int as count, max(n) as last from written')
    await close()
    console.log(JSON.stringify(rows[0]))
  `)
  const { count, last } = JSON.parse(await reader.line())

  expect(count).toBe(last)
  expect(last).toBeGreaterThanOrEqual(acknowledged)
  expect(await exitCode(reader.child)).toBe(0)
})

test('of eight processes that race for the directory of a killed one exactly one gets it', async () => {
  const directory = scratch
  const contend = `
    import { once } from 'node:events'
    import { lockDirectory } from './directory-lock.ts'
    console.log('ready')
    await once(process.stdin, 'data')
    const lock = await lockDirectory(${JSON.stringify(directory)}).catch((error) => error)
    console.log(lock.code ?? 'won')
  `
  const [dead, ...contenders] = Array.from({ length: 9 }, () => run(contend))
  if (!dead) throw new Error('No process was started.')
  await Promise.all([dead, ...contenders].map(({ line }) => line()))
  dead.child.stdin?.write('go')
  expect(await dead.line()).toBe('won')
  await kill(dead.child)

  for (const { child } of contenders) child.stdin?.write('go')
  const outcomes = await Promise.all(contenders.map(({ line }) => line()))

  expect(outcomes.sort()).toEqual([...Array(7).fill('data_directory_in_use'), 'won'])
})
