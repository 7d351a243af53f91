import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDataDirectory } from '../fresh-data-directory.ts'
import { listens, ownPorts, runMallet } from '../run-mallet.ts'
import { until } from '../wait.ts'

/** Enough pages for the first sync to be still at work when it is interrupted. */
const WORLD = ['--calls', '150', '--users', '8']

/** Each test starts two programs. */
vi.setConfig({ testTimeout: 180_000 })

let dataDir: string
let settings: Awaited<ReturnType<typeof ownPorts>>

// The tests are one first sync that is interrupted again and again.
beforeAll(async () => {
  dataDir = await freshDataDirectory('interrupted')
  settings = await ownPorts(dataDir)
})

const untilEmulatorIsGone = () =>
  until('the emulator is gone', async () => !(await listens(settings.MALLET_EMULATOR_PORT)))

afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('Ctrl-C before anything is linked leaves nothing running and is no failure', async () => {
  const start = runMallet(['start', '--json', ...WORLD], settings)
  await start.says('Gong emulator')
  start.child.kill('SIGINT')

  expect(await start.ended, start.output()).toBe(0)
  expect(start.out()).toBe('')
  await untilEmulatorIsGone()
})

test('Ctrl-C during the first sync stores what is there and is no failure', async () => {
  const start = runMallet(['start', '--json'], settings)
  await start.says('was linked')
  start.child.kill('SIGINT')

  expect(await start.ended, start.output()).toBe(0)
  expect(start.out()).toBe('')
  await untilEmulatorIsGone()
})

test('the emulator ends with a start that is killed', async () => {
  const start = runMallet(['start', '--json'], settings)
  await start.says('is linked already')
  start.child.kill('SIGKILL')

  expect(await start.ended).toBe('SIGKILL')
  expect(start.out()).toBe('')
  await untilEmulatorIsGone()
})

test('the next start ends the first sync, with everything as Gong holds it', async () => {
  const start = runMallet(['start', '--once', '--json'], settings)

  expect(await start.ended, start.output()).toBe(0)
  expect(JSON.parse(start.out())).toMatchObject({ equalsTruth: true, records: { users: 8 } })
})
