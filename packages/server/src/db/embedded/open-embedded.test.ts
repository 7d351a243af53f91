import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDataDirectory } from '../../../test/fresh-data-directory.ts'
import { lockDirectory } from './directory-lock.ts'
import { openEmbedded } from './open-embedded.ts'

let scratch: string
let directories = 0

const newDirectory = () => join(scratch, `data-${directories++}`)

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mallet-embedded-'))
})

afterAll(() => rm(scratch, { recursive: true, force: true }))

test('a second opener is refused and the first one serves on', async () => {
  const dataDir = await freshDataDirectory('embedded', scratch)
  const first = await openEmbedded({ dataDir })

  const refusal = await openEmbedded({ dataDir }).catch((error) => error)

  expect(refusal).toMatchObject({ code: 'data_directory_in_use', details: { directory: dataDir } })
  expect((await first.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await first.close()
})

test('a pool that somebody else has ended closes all the same', async () => {
  const dataDir = await freshDataDirectory('embedded', scratch)
  const opened = await openEmbedded({ dataDir })
  await opened.pool.query('select 1')
  await opened.pool.end()

  await opened.close()

  await (await lockDirectory(dataDir)).release()
})

test('closed and opened again, a database holds what was stored', async () => {
  const dataDir = await freshDataDirectory('embedded', scratch)
  const first = await openEmbedded({ dataDir })
  await first.pool.query('create table kept ()')
  await Promise.all([first.close(), first.close()])

  const second = await openEmbedded({ dataDir })
  expect((await second.pool.query("select relname from pg_class where relname = 'kept'")).rows).toHaveLength(1)
  await second.close()
})

test('a first start that was killed halfway is made good by the next one', async () => {
  const dataDir = newDirectory()
  await mkdir(join(dataDir, 'database'), { recursive: true })
  await writeFile(join(dataDir, 'database-unfinished'), '')
  await writeFile(join(dataDir, 'database', 'PG_VERSION'), '18')

  const second = await openEmbedded({ dataDir })
  expect((await second.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await second.close()
})

test('a damaged database is reported in the words of the server and left as it is', async () => {
  const dataDir = newDirectory()
  await mkdir(join(dataDir, 'database'), { recursive: true })
  await writeFile(join(dataDir, 'database', 'PG_VERSION'), '9')

  const failure = await openEmbedded({ dataDir }).catch((error) => error)

  expect(failure).toMatchObject({ message: expect.stringContaining(dataDir), cause: expect.any(Error) })
  expect(failure.message).toContain('could not access the server configuration file')
  expect(await readFile(join(dataDir, 'database', 'PG_VERSION'), 'utf8')).toBe('9')
  await (await lockDirectory(dataDir)).release()
})

test('when the database stops by itself, queries reject with the reason and the directory is free', async () => {
  const dataDir = await freshDataDirectory('embedded', scratch)
  const threads: Worker[] = []
  const collect = (thread: Worker) => threads.push(thread)
  process.on('worker', collect)
  const opened = await openEmbedded({ dataDir })
  process.off('worker', collect)
  const underWay = opened.pool.query('select pg_sleep(10)').catch((error) => error)
  await sleep(50)

  await threads[0]?.terminate()

  expect(await underWay).toMatchObject({ message: expect.stringContaining('stopped by itself') })
  await expect(opened.pool.query('select 1')).rejects.toThrow('stopped by itself')
  const successor = await openEmbedded({ dataDir })
  await opened.close()
  await successor.close()
})
