import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockDirectory } from './directory-lock.ts'
import { cachedTemplatePath, emptyTemplate } from './empty-template.ts'
import { openEmbedded } from './open-embedded.ts'

const template = cachedTemplatePath()
let scratch: string
let directories = 0

const newDirectory = () => join(scratch, `data-${directories++}`)

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mallet-embedded-'))
  await emptyTemplate(dirname(template))
})

afterAll(() => rm(scratch, { recursive: true, force: true }))

test('a second opener is refused and the first one serves on', async () => {
  const dataDir = newDirectory()
  const first = await openEmbedded({ dataDir, template })

  const refusal = await openEmbedded({ dataDir, template }).catch((error) => error)

  expect(refusal).toMatchObject({ code: 'data_directory_in_use', details: { directory: dataDir } })
  expect((await first.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await first.close()
})

test('a pool that somebody else has ended closes all the same', async () => {
  const dataDir = newDirectory()
  const opened = await openEmbedded({ dataDir, template })
  await opened.pool.query('select 1')
  await opened.pool.end()

  await opened.close()

  await (await lockDirectory(dataDir)).release()
})

test('a new directory begins from the template, and closed and opened again it holds what was stored', async () => {
  const dataDir = newDirectory()
  const marked = join(scratch, 'marked.tar.gz')
  const maker = await PGlite.create({ loadDataDir: new File([await readFile(template)], 'empty.tar.gz') })
  await maker.exec('create table from_template ()')
  await writeFile(marked, Buffer.from(await (await maker.dumpDataDir('gzip')).arrayBuffer()))
  await maker.close()
  const tables = "select relname from pg_class where relname in ('from_template', 'later')"

  const first = await openEmbedded({ dataDir, template: marked })
  expect((await first.pool.query(tables)).rows).toEqual([{ relname: 'from_template' }])
  await first.pool.query('alter table from_template rename to later')
  await Promise.all([first.close(), first.close()])

  const second = await openEmbedded({ dataDir, template: marked })
  expect((await second.pool.query(tables)).rows).toEqual([{ relname: 'later' }])
  await second.close()
})

test('a first start that failed halfway says why, and is made good by the next one', async () => {
  const dataDir = newDirectory()
  const broken = join(scratch, 'broken.tar.gz')
  await writeFile(broken, 'not a dump')

  const failure = await openEmbedded({ dataDir, template: broken }).catch((error) => error)
  // What a kill in the middle of the first start leaves behind.
  await writeFile(join(dataDir, 'database', 'PG_VERSION'), '18')

  expect(failure).toMatchObject({ message: expect.stringContaining(dataDir), cause: expect.any(Error) })
  const second = await openEmbedded({ dataDir, template })
  expect((await second.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await second.close()
})

test('a damaged database is reported in the words of the server and left as it is', async () => {
  const dataDir = newDirectory()
  await mkdir(join(dataDir, 'database'), { recursive: true })
  await writeFile(join(dataDir, 'database', 'PG_VERSION'), '9')

  const failure = await openEmbedded({ dataDir, template }).catch((error) => error)

  expect(failure.message).toContain('could not access the server configuration file')
  expect(await readFile(join(dataDir, 'database', 'PG_VERSION'), 'utf8')).toBe('9')
  await (await lockDirectory(dataDir)).release()
})

test('when the database stops by itself, queries reject with the reason and the directory is free', async () => {
  const dataDir = newDirectory()
  const threads: Worker[] = []
  const collect = (thread: Worker) => threads.push(thread)
  process.on('worker', collect)
  const opened = await openEmbedded({ dataDir, template })
  process.off('worker', collect)
  const underWay = opened.pool.query('select pg_sleep(10)').catch((error) => error)
  await sleep(50)

  await threads[0]?.terminate()

  expect(await underWay).toMatchObject({ message: expect.stringContaining('stopped by itself') })
  await expect(opened.pool.query('select 1')).rejects.toThrow('stopped by itself')
  const successor = await openEmbedded({ dataDir, template })
  await opened.close()
  await successor.close()
})
