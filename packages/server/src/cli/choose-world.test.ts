import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from '@mallet/emulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseWorld } from './choose-world.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mallet-world-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

test('where no world has begun, what was asked for is', async () => {
  expect(await chooseWorld(directory, { calls: 7 })).toEqual({ world: { calls: 7 } })
})

test('a world that an emulator began is gone on with, and whoever asks for another one is told', async () => {
  const emulator = await createEmulator({ stateDirectory: directory, calls: 7, users: 8, seed: 'first' })
  await emulator.close()

  expect(await chooseWorld(directory, {})).toEqual({ world: {} })
  expect(await chooseWorld(directory, { calls: 7, seed: 'first' })).toEqual({ world: {} })
  const { world, notice } = await chooseWorld(directory, { users: 9 })
  expect(world).toEqual({})
  expect(notice).toContain('--calls 7 --users 8 --seed first')
})

test.each(['{', '[]', '{"calls":"7"}'])(
  'a state of an unknown form, %s, is left to the emulator to judge',
  async (text) => {
    await writeFile(join(directory, 'emulator.json'), text)

    expect(await chooseWorld(directory, { calls: 7 })).toEqual({ world: { calls: 7 } })
  },
)
