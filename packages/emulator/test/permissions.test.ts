import { PermissionProfile, RIGHTS } from '@mallet/contract/gong/permission-profile'
import { User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control, truth } from './control.ts'
import { startEmulator } from './started-emulators.ts'

const ONE = '/v2/permission-profile'
const withoutCalls = () => startEmulator({ calls: 0 })

async function workspacesOf(emulator: Emulator): Promise<readonly [string, string]> {
  const [first, second] = await truth(emulator, 'workspaces')
  return [first?.id ?? '', second?.id ?? '']
}

async function profilesOf(emulator: Emulator, workspaceId: string): Promise<PermissionProfile[]> {
  const { body } = await ask(emulator, `/v2/all-permission-profiles?workspaceId=${workspaceId}`)
  return z.array(PermissionProfile).parse(body.profiles)
}

async function write(emulator: Emulator, method: 'POST' | 'PUT', query: string, body: object) {
  const reply = await ask(emulator, `${ONE}?${query}`, { method, body })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return PermissionProfile.parse(reply.body.profile)
}

const usersOf = async (emulator: Emulator, profileId: string | undefined) =>
  z
    .array(z.strictObject({ id: z.string(), fullName: z.string(), emailAddress: z.string() }))
    .parse((await ask(emulator, `${ONE}/users?profileId=${profileId}`)).body.users)

test('the profiles of a workspace come by name, and no other workspace has them', async () => {
  const emulator = await withoutCalls()
  const [first, second] = await workspacesOf(emulator)
  const [mine, theirs] = [await profilesOf(emulator, first), await profilesOf(emulator, second)]
  expect(mine.map(({ name }) => name)).toEqual(mine.map(({ name }) => name).toSorted())
  expect(mine.length).toBeGreaterThan(5)
  expect(new Set([...mine, ...theirs].map(({ id }) => id)).size).toBe(mine.length + theirs.length)
})

test('every active user has one profile in each workspace, and leaders are no plain members', async () => {
  const emulator = await startEmulator({ calls: 0, users: 40 })
  const users = (await truth(emulator, 'users')).map(({ data }) => User.parse(data))
  const active = users.filter((user) => user.active).map(({ id }) => id)
  for (const workspaceId of await workspacesOf(emulator)) {
    const profiles = await profilesOf(emulator, workspaceId)
    const having = await Promise.all(profiles.map(async ({ id }) => usersOf(emulator, id)))
    expect(
      having
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(active.toSorted())
    const managers = having[profiles.findIndex(({ name }) => name === 'Team Manager')] ?? []
    expect(managers.length).toBeGreaterThan(0)
    for (const { id } of managers) expect(users.some(({ managerId }) => managerId === id)).toBe(true)
  }
})

test('the leads of teams whose calls a profile shows are users who lead somebody', async () => {
  const emulator = await withoutCalls()
  const users = (await truth(emulator, 'users')).map(({ data }) => User.parse(data))
  const [workspaceId] = await workspacesOf(emulator)
  const accesses = (await profilesOf(emulator, workspaceId)).flatMap(({ callsAccess }) =>
    callsAccess ? [callsAccess] : [],
  )
  const leads = accesses.flatMap(({ teamLeadIds }) => teamLeadIds ?? [])
  expect(leads.length).toBeGreaterThan(0)
  for (const lead of leads) expect(users.some(({ managerId }) => managerId === lead)).toBe(true)
  for (const { permissionLevel, teamLeadIds } of accesses) {
    expect(teamLeadIds === null).toBe(permissionLevel !== 'managers-team')
  }
})

test('a new profile has an id of its own, what was sent, and nothing else', async () => {
  const emulator = await withoutCalls()
  const [workspaceId] = await workspacesOf(emulator)
  const body = { id: '42', name: 'Auditors', scoreCalls: true, callsAccess: { permissionLevel: 'all' } }
  const made = await write(emulator, 'POST', `workspaceId=${workspaceId}`, body)
  expect(made.id).not.toBe('42')
  expect(made).toMatchObject({
    name: 'Auditors',
    callsAccess: { permissionLevel: 'all', teamLeadIds: null },
    dealsAccess: { permissionLevel: 'none' },
    libraryFolderAccess: { permissionLevel: 'none', manageStreams: false },
    forecastPermissions: { forecastAccess: { permissionLevel: 'none' } },
  })
  expect(RIGHTS.filter((right) => made[right])).toEqual(['scoreCalls'])
  expect(RIGHTS.filter((right) => made[right] === undefined)).toEqual([])
  expect((await ask(emulator, `${ONE}?profileId=${made.id}`)).body.profile).toEqual(made)
  expect((await profilesOf(emulator, workspaceId))[0]).toEqual(made)
  expect(await usersOf(emulator, made.id)).toEqual([])
})

test('a change keeps everything that is not sent, within a block too', async () => {
  const emulator = await withoutCalls()
  const [workspaceId] = await workspacesOf(emulator)
  const [, , before] = await profilesOf(emulator, workspaceId)
  const users = await usersOf(emulator, before?.id)
  const sent = { name: 'Board', deleteCalls: true, description: null, libraryFolderAccess: { manageStreams: true } }
  const after = await write(emulator, 'PUT', `profileId=${before?.id}`, sent)
  expect(after).toEqual({
    ...before,
    name: 'Board',
    deleteCalls: true,
    libraryFolderAccess: { ...before?.libraryFolderAccess, manageStreams: true },
  })
  const profiles = await profilesOf(emulator, workspaceId)
  expect(profiles.filter(({ id }) => id === before?.id)).toEqual([after])
  expect(await usersOf(emulator, before?.id)).toEqual(users)
})

test('a name that is taken in the workspace is refused, unless names may repeat', async () => {
  const emulator = await withoutCalls()
  const [first, second] = await workspacesOf(emulator)
  const body = { name: 'Twins' }
  const make = (workspaceId: string) => ask(emulator, `${ONE}?workspaceId=${workspaceId}`, { body })
  expect([(await make(first)).status, (await make(second)).status, (await make(first)).status]).toEqual([200, 200, 422])
  await control(emulator, 'POST', '/assumptions', { profileNames: 'repeatable' })
  expect((await make(first)).status).toBe(200)
})

test('a library block without its level is refused, and so is a profile without a name', async () => {
  const emulator = await withoutCalls()
  const [workspaceId] = await workspacesOf(emulator)
  const make = async (body: object) => (await ask(emulator, `${ONE}?workspaceId=${workspaceId}`, { body })).body.errors
  expect(await make({ name: 'A', libraryFolderAccess: { manageStreams: true } })).toEqual([
    'libraryFolderAccess.permissionLevel: must not be null',
  ])
  expect(await make({ scoreCalls: true })).toEqual(['name: must not be null'])
})
