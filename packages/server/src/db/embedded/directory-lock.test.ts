import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { listensAt } from './listens-at.ts'
import { temporaryLockFolder } from './temporary-lock-folder.ts'

let scratch: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mallet-lock-test-'))
})

afterAll(() => rm(scratch, { recursive: true, force: true }))

async function newDirectory(name: string): Promise<string> {
  const directory = join(scratch, name)
  await mkdir(directory, { recursive: true })
  return directory
}

test('a directory has one owner until it is released', async () => {
  const directory = await newDirectory('one-owner')
  const lock = await lockDirectory(directory)

  await expect(lockDirectory(directory)).rejects.toMatchObject({
    code: 'data_directory_in_use',
    details: { directory },
  })
  await Promise.all([lock.release(), lock.release()])

  const next = await lockDirectory(directory)
  await next.release()
})

test('of eight contenders over a dead lock exactly one wins, round after round', async () => {
  const directory = await newDirectory('race')
  await (await lockDirectory(directory)).release()

  for (let round = 0; round < 50; round++) {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason.code)

    expect(winners).toHaveLength(1)
    expect(refusals).toEqual(Array(7).fill('data_directory_in_use'))
    await winners[0]?.value.release()
  }

  expect(await readdir(join(directory, 'lock'))).toEqual(['51'])
})

test('contenders that come and go never own a directory together', async () => {
  const directory = await newDirectory('busy')
  let owners = 0
  let most = 0
  let turns = 0

  async function contend(): Promise<void> {
    while (turns < 300) {
      const lock = await lockDirectory(directory).catch(() => undefined)
      if (!lock) continue
      owners++
      turns++
      most = Math.max(most, owners)
      await setImmediate()
      owners--
      await lock.release()
    }
  }
  await Promise.all(Array.from({ length: 8 }, contend))

  expect(most).toBe(1)
})

test('a contender that was too slow gives way to the owner of a higher number', async () => {
  const directory = await newDirectory('slow')
  await (await lockDirectory(directory)).release()
  let owner: DirectoryLock | undefined
  const slow = lockDirectory(directory, async (path) => {
    const alive = await listensAt(path)
    // Owners 2 and 3 follow before it goes on, so that 2, the number it is about to take, is free again.
    if (!owner) {
      await (await lockDirectory(directory)).release()
      owner = await lockDirectory(directory)
    }
    return alive
  })

  await expect(slow).rejects.toMatchObject({ code: 'data_directory_in_use' })

  expect(await readdir(join(directory, 'lock'))).toEqual(['3'])
  await owner?.release()
})

test('a path too long for a socket is locked in the directory itself, by whatever name it is reached', async () => {
  const directory = await newDirectory('long-'.repeat(40))
  const alias = join(scratch, 'short')
  await symlink(directory, alias)
  const lock: DirectoryLock = await lockDirectory(directory)

  await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'data_directory_in_use' })
  await expect(lockDirectory(alias)).rejects.toMatchObject({ code: 'data_directory_in_use' })
  expect(await readdir(join(directory, 'lock'))).toEqual(['1'])

  await lock.release()
  await (await lockDirectory(alias)).release()
})

test('a copy of a directory, whose sockets became plain files, is free', async () => {
  const directory = await newDirectory('copied')
  await mkdir(join(directory, 'lock'))
  await writeFile(join(directory, 'lock', '7'), '')

  const lock = await lockDirectory(directory)

  expect(await readdir(join(directory, 'lock'))).toEqual(['8'])
  await lock.release()
})

test('what stands in for a file system without sockets is the same for all paths of a directory', async () => {
  const directory = await newDirectory('no-sockets')
  const alias = join(scratch, 'no-sockets-alias')
  await symlink(directory, alias)

  const folder = await temporaryLockFolder(directory)

  const another = await temporaryLockFolder(scratch)

  expect(await temporaryLockFolder(alias)).toBe(folder)
  expect(another).not.toBe(folder)
  await Promise.all([folder, another].map((made) => rm(made, { recursive: true })))
})
