import { CallData } from '@mallet/contract/gong/call'
import { LibraryCall, LibraryFolder } from '@mallet/contract/gong/library'
import { User } from '@mallet/contract/gong/users'
import { Workspace } from '@mallet/contract/gong/workspaces'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask, askForAll } from './api.ts'
import { control } from './control.ts'
import { startEmulator } from './started-emulators.ts'

const Content = z.looseObject({ ...LibraryFolder.shape, calls: z.array(LibraryCall) })

async function foldersOf(emulator: Emulator) {
  const { body } = await ask(emulator, '/v2/workspaces')
  const lists = await Promise.all(
    z
      .array(Workspace)
      .parse(body.workspaces)
      .map(async ({ id }) => {
        const answer = await ask(emulator, `/v2/library/folders?workspaceId=${id}`)
        return { workspaceId: id, folders: z.array(LibraryFolder).parse(answer.body.folders) }
      }),
  )
  return lists
}

const contentOf = async (emulator: Emulator, folderId: string) =>
  Content.parse((await ask(emulator, `/v2/library/folder-content?folderId=${folderId}`)).body)

async function everything(emulator: Emulator) {
  const folders = (await foldersOf(emulator)).flatMap(({ workspaceId, folders }) =>
    folders.map(({ id }) => ({ id, workspaceId })),
  )
  return Promise.all(folders.map(async ({ id, workspaceId }) => ({ workspaceId, ...(await contentOf(emulator, id)) })))
}

test('the folders of each workspace form one tree below a folder that is Gong’s own', async () => {
  for (const { folders } of await foldersOf(await startEmulator({ calls: 110 }))) {
    const seen = new Set<string | null | undefined>([null])
    for (const { id, parentFolderId } of folders) {
      expect(seen, 'parents come first').toContain(parentFolderId)
      seen.add(id)
    }
    expect(seen.size).toBe(folders.length + 1)
    const roots = folders.filter(({ parentFolderId }) => parentFolderId === null)
    expect(roots.map(({ name, createdBy }) => [name, createdBy])).toEqual([['Public Folders', null]])
    expect(folders.some((one) => folders.some(({ id }) => id === one.parentFolderId && id !== roots[0]?.id))).toBe(
      folders.length > 4,
    )
  }
})

test('a folder says of itself what the list says of it', async () => {
  const emulator = await startEmulator({ calls: 110 })
  for (const { folders } of await foldersOf(emulator)) {
    for (const { parentFolderId: _, ...folder } of folders) {
      expect(await contentOf(emulator, folder.id)).toMatchObject(folder)
    }
  }
})

test('the calls in folders are listed, not private, of the folder’s workspace, under their title and link', async () => {
  const emulator = await startEmulator({ calls: 110 })
  const content = await everything(emulator)
  const inFolders = content.flatMap(({ calls, workspaceId }) => calls.map((call) => ({ ...call, workspaceId })))
  expect(inFolders.length).toBeGreaterThan(10)
  const listed = await askForAll(emulator, '/v2/calls/extensive', { filter: {} }, 'calls')
  const known = new Map(
    z
      .array(CallData)
      .parse(listed)
      .map(({ metaData }) => [metaData.id, metaData]),
  )
  for (const { id, title, url, workspaceId, snippet, created } of inFolders) {
    const call = known.get(id)
    expect(call).toMatchObject({ isPrivate: false, title, url, workspaceId })
    expect(Date.parse(created ?? '')).toBeGreaterThan(Date.parse(call?.started ?? ''))
    const { fromSec, toSec } = snippet ?? { fromSec: 0, toSec: 1 }
    expect(fromSec).toBeLessThan(toSec ?? 0)
    expect(toSec).toBeLessThanOrEqual(call?.duration ?? 0)
  }
  expect(new Set(inFolders.map(({ snippet }) => snippet === null)).size).toBe(2)
})

test('whoever put a call there is a user, and a folder is no older than the last call in it', async () => {
  const emulator = await startEmulator({ calls: 110 })
  const { body } = await ask(emulator, '/v2/users')
  const userIds = z
    .array(User)
    .parse(body.users)
    .map(({ id }) => id)
  for (const { createdBy, calls, updated } of await everything(emulator)) {
    if (createdBy !== null) expect(userIds).toContain(createdBy)
    for (const { addedBy, created } of calls) {
      expect(userIds).toContain(addedBy)
      expect(Date.parse(updated ?? '')).toBeGreaterThanOrEqual(Date.parse(created ?? ''))
    }
  }
})

test('an empty folder is a 200 without calls', async () => {
  const emulator = await startEmulator({ calls: 110 })
  const [first] = await foldersOf(emulator)
  const folder = first?.folders.find(({ name }) => name === 'To be sorted')
  expect(await contentOf(emulator, folder?.id ?? '')).toMatchObject({ name: 'To be sorted', calls: [] })
})

test('a call that is deleted or made private leaves its folder', async () => {
  const emulator = await startEmulator({ calls: 110 })
  const folder = (await everything(emulator)).find(({ calls }) => calls.length > 2)
  const [deleted, hidden, ...others] = folder?.calls ?? []
  await control(emulator, 'DELETE', `/calls/${deleted?.id}`)
  await control(emulator, 'POST', '/calls', { id: hidden?.id, isPrivate: true })
  expect((await contentOf(emulator, folder?.id ?? '')).calls).toEqual(others)
})

test('a company without calls has folders all the same', async () => {
  const content = await everything(await startEmulator({ calls: 0 }))
  expect(content.length).toBeGreaterThan(5)
  expect(content.flatMap(({ calls }) => calls)).toEqual([])
})
