import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@mallet/contract/secret'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshVault } from '../../../test/fresh-vault.ts'
import { createJournal } from './journal.ts'

const key = randomBytes(32)
let directory: string

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'mallet-journal-')), 'journal')
})
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }))

const journal = (...keys: Buffer[]) => createJournal(directory, freshVault(...(keys.length > 0 ? keys : [key])))

const renewed = (connectionId: string, fence: number) => ({
  connectionId,
  generation: 4,
  fence,
  credential: {
    kind: 'oauth2' as const,
    access: new Secret('canary of access'),
    refresh: new Secret('canary of refresh'),
    scopes: ['api:users:read'],
    obtainedAt: new Date('2026-06-10T14:00:00Z'),
    refreshAt: new Date('2026-06-11T02:00:00Z'),
    expiresAt: new Date('2026-06-11T14:00:00Z'),
    apiBaseUrl: 'https://us-1.api.gong.io',
  },
})

test('what is kept is read whole by the next process, until it is dropped', async () => {
  expect(await journal().read()).toEqual({ kept: [], unreadable: [] })
  await journal().keep(renewed('conn_1', 7))
  await journal().keep(renewed('conn_2', 1))

  const { kept, unreadable } = await journal().read()

  expect(unreadable).toEqual([])
  expect(kept).toEqual([renewed('conn_1', 7), renewed('conn_2', 1)])
  expect(kept.map(({ credential }) => [credential.access.reveal(), credential.refresh.reveal()])).toEqual(
    Array(2).fill(['canary of access', 'canary of refresh']),
  )
  await journal().drop(renewed('conn_1', 7))
  await journal().drop(renewed('conn_1', 7))
  expect((await journal().read()).kept).toHaveLength(1)
})

test('A38: a file of the journal is for its owner alone and shows no token', async () => {
  await journal().keep(renewed('conn_1', 7))

  expect(await readdir(directory)).toEqual(['conn_1.7'])
  const path = join(directory, 'conn_1.7')
  expect([(await stat(path)).mode & 0o777, (await stat(directory)).mode & 0o777]).toEqual([0o600, 0o700])
  expect(await readFile(path, 'utf8')).not.toMatch(/canary|Y2FuYXJ5/)
})

test('A36: an entry that was moved to another connection or altered is told and left alone; a half-written one is nothing', async () => {
  await journal().keep(renewed('conn_1', 7))
  const sealed = await readFile(join(directory, 'conn_1.7'), 'utf8')
  await writeFile(join(directory, 'conn_2.7'), sealed)
  await writeFile(join(directory, 'conn_1.8'), sealed)
  await writeFile(join(directory, 'conn_3.1.new'), sealed.slice(0, 20))

  const { kept, unreadable } = await journal().read()

  expect(kept.map(({ connectionId, fence }) => [connectionId, fence])).toEqual([['conn_1', 7]])
  expect(unreadable).toEqual(['conn_1.8', 'conn_2.7'])
  expect(await readdir(directory)).toHaveLength(4)
})

test('A40: an entry opens under an older key of the ring, and one whose key is gone names it', async () => {
  await journal().keep(renewed('conn_1', 7))

  expect((await journal(randomBytes(32), key).read()).kept).toHaveLength(1)
  await expect(journal(randomBytes(32)).read()).rejects.toMatchObject({ code: 'missing_key' })
})
