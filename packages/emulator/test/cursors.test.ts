import { expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { startEmulator } from './started-emulators.ts'

const EXTENSIVE = '/v2/calls/extensive'
const filter = { fromDateTime: '2025-01-01T00:00:00Z' }

async function firstCursor(emulator: Emulator): Promise<string> {
  const { body } = await ask(emulator, EXTENSIVE, { body: { filter } })
  return body.records?.cursor ?? ''
}

const use = (emulator: Emulator, cursor: string, changes: object = {}, path = EXTENSIVE) =>
  ask(emulator, path, { body: { filter, cursor, ...changes } })

const bad = { status: 400, body: { errors: ['Failed to verify cursor'] } }

test('a cursor goes on with the same filters, in whatever order their fields stand', async () => {
  const emulator = await startEmulator()
  const cursor = await firstCursor(emulator)
  expect(cursor.split('.')).toHaveLength(3)
  expect((await use(emulator, cursor)).body.records?.currentPageNumber).toBe(1)
  const selector = { context: 'Basic', exposedFields: { parties: true } }
  const turned = { exposedFields: { parties: true }, context: 'Basic' }
  const { body } = await ask(emulator, EXTENSIVE, { body: { filter, contentSelector: selector } })
  const next = await use(emulator, body.records?.cursor ?? '', { contentSelector: turned })
  expect(next.status).toBe(200)
})

test('an altered cursor is refused', async () => {
  const emulator = await startEmulator()
  const cursor = await firstCursor(emulator)
  const [header = '', payload = '', signature = ''] = cursor.split('.')
  const forged = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), page: 0, after: [0] }
  const otherPayload = Buffer.from(JSON.stringify(forged)).toString('base64url')
  for (const altered of [
    'abc',
    `${cursor}x`,
    `${header}.${payload}`,
    `${header}.${otherPayload}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -1)}`,
    `${cursor}.${signature}`,
  ]) {
    expect(await use(emulator, altered)).toMatchObject(bad)
  }
})

test('a cursor is refused with another filter, another selector, another operation, another company', async () => {
  const emulator = await startEmulator({ companies: 2 })
  const cursor = await firstCursor(emulator)
  expect(await use(emulator, cursor, { filter: {} })).toMatchObject(bad)
  expect(await use(emulator, cursor, { contentSelector: { context: 'Basic' } })).toMatchObject(bad)
  expect(await use(emulator, cursor, {}, '/v2/calls/transcript')).toMatchObject(bad)
  const [, second] = emulator.companies
  if (!second) throw new Error('there is no second company')
  expect(await use({ ...emulator, ...second }, cursor)).toMatchObject(bad)
})

test('a cursor lives for ten minutes, or for ever where that is assumed', async () => {
  const emulator = await startEmulator()
  const cursor = await firstCursor(emulator)
  await emulator.advance({ seconds: 599 })
  expect((await use(emulator, cursor)).status).toBe(200)
  await emulator.advance({ seconds: 1 })
  expect(await use(emulator, cursor)).toMatchObject({ status: 400, body: { errors: ['Cursor has expired'] } })

  const patient = await startEmulator({ assumptions: { cursorLifetime: 'for ever' } })
  const lasting = await firstCursor(patient)
  await patient.advance({ seconds: 86_400 * 30 })
  expect((await use(patient, lasting)).status).toBe(200)
})
