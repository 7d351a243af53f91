import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control } from './control.ts'
import { link } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const Named = z.array(z.object({ id: z.string(), name: z.string() }))

let stateDirectory = ''

beforeEach(() => {
  stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-targets-'))
})

afterEach(() => rmSync(stateDirectory, { recursive: true }))

const workspacesOf = async (emulator: Emulator) => Named.parse((await ask(emulator, '/v2/workspaces')).body.workspaces)

const targetsOf = async (emulator: Emulator, workspaceId: string) =>
  Named.parse((await ask(emulator, `/v2/targets?workspaceId=${workspaceId}`)).body.targets)

/** What of the uploads is kept, in the words of the state file. */
function kept(): unknown {
  const [name = ''] = readdirSync(stateDirectory).filter((file) => file.endsWith('.json'))
  const State = z.object({ companies: z.array(z.object({ targets: z.object({ assignments: z.unknown() }) })) })
  return State.parse(JSON.parse(readFileSync(join(stateDirectory, name), 'utf8'))).companies[0]?.targets.assignments
}

test('each workspace has targets of its own for the year, the same in every emulator of one seed', async () => {
  const emulator = await startEmulator({ calls: 20 })
  const [first, second] = await workspacesOf(emulator)
  const targets = await targetsOf(emulator, first?.id ?? '')
  expect(targets.map(({ name }) => name)).toEqual(['Bookings 2026', 'Renewals 2026', 'Deals won 2026'])
  const others = await targetsOf(emulator, second?.id ?? '')
  expect(new Set([...targets, ...others].map(({ id }) => id)).size).toBe(6)
  expect(await targetsOf(await startEmulator({ calls: 20 }), first?.id ?? '')).toEqual(targets)
  await control(emulator, 'POST', '/clock', { now: '2027-01-01T00:00:00Z' })
  expect((await targetsOf(emulator, first?.id ?? '')).map(({ name }) => name)).toContain('Bookings 2027')
})

test('targets open to a token of any scope, and to no stranger', async () => {
  const emulator = await startEmulator({ calls: 20 })
  const [workspace] = await workspacesOf(emulator)
  const { access_token: token } = await link(emulator, { scope: 'api:calls:read:media-url' })
  const path = `/v2/targets?workspaceId=${workspace?.id}`
  expect((await ask(emulator, path, { token })).status).toBe(200)
  expect((await ask(emulator, path, { token: 'x' })).status).toBe(401)
})

test('assignments are kept in place of earlier ones, quotes and all, and not where they are only validated', async () => {
  const emulator = await startEmulator({ calls: 20, stateDirectory })
  const [workspace] = await workspacesOf(emulator)
  const [target, other] = await targetsOf(emulator, workspace?.id ?? '')
  const upload = async (text: string, more = '') => {
    const file = { part: 'file', fileName: 'a.csv', mediaType: 'text/csv', text }
    const path = `/v2/targets/${target?.id}/assignments?workspaceId=${workspace?.id}${more}`
    const { status, body } = await ask(emulator, path, { method: 'POST', file })
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['requestId'])
  }
  await upload('email,value\nana@northwind.example,1\n')
  await upload('email,value\r\n"Reyes, Dana ""D""",250000\r\nben@northwind.example,\r\n')
  await upload('email,value\nana@northwind.example,9\n', '&validateOnly=true')
  const rows = [
    ['Reyes, Dana "D"', '250000'],
    ['ben@northwind.example', ''],
  ]
  expect(kept()).toMatchObject([{ targetId: target?.id, columns: ['email', 'value'], rows }])
  const elsewhere = `/v2/targets/${other?.id}1/assignments?workspaceId=${workspace?.id}`
  const file = { part: 'file', fileName: 'a.csv', mediaType: 'text/csv', text: 'a\n1\n' }
  expect((await ask(emulator, elsewhere, { method: 'POST', file })).status).toBe(400)
})
