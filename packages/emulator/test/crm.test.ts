import { connect } from 'node:net'
import { exampleAccount, exampleField } from '@mallet/contract/gong/crm-examples'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control } from './control.ts'
import { letUploadsEnd, registerCrm, uploadCrm } from './crm-lab.ts'
import { basic } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const line = (fields: object) => `${JSON.stringify(fields)}\n`
const account = (objectId: string, fields: object = {}) =>
  line({ objectId, modifiedDate: '2026-06-09T16:20:00Z', ...fields })

const advance = (emulator: Emulator, advanceSeconds: number) => control(emulator, 'POST', '/clock', { advanceSeconds })

const statusOf = async (emulator: Emulator, integrationId: string, clientRequestId: string) =>
  (await ask(emulator, `/v2/crm/request-status?${new URLSearchParams({ integrationId, clientRequestId })}`)).body

async function read(emulator: Emulator, integrationId: string, ids: readonly string[], objectType = 'ACCOUNT') {
  const query = new URLSearchParams({ integrationId, objectType })
  const { body } = await ask(emulator, `/v2/crm/entities?${query}`, { method: 'GET', body: ids })
  return z.record(z.string(), z.unknown()).parse(body.crmObjectsMap)
}

const integrationsOf = async (emulator: Emulator) => (await ask(emulator, '/v2/crm/integrations')).body.integrations

/** An emulator with an integration, and how to upload to it. */
async function openCrm(options: Parameters<typeof startEmulator>[0] = {}) {
  const emulator = await startEmulator({ calls: 20, ...options })
  const integrationId = await registerCrm(emulator)
  const upload = (clientRequestId: string, text: string, objectType = 'ACCOUNT') =>
    uploadCrm(emulator, { integrationId, objectType, clientRequestId }, text)
  const schema = (body: unknown, objectType = 'ACCOUNT') =>
    ask(emulator, `/v2/crm/entity-schema?${new URLSearchParams({ integrationId, objectType })}`, {
      method: 'POST',
      body,
    })
  return { emulator, integrationId, upload, schema }
}

test('an integration’s id is a bare number on the wire that JavaScript cannot hold', async () => {
  const { emulator, integrationId } = await openCrm()
  expect(BigInt(integrationId)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
  expect(await integrationsOf(emulator)).toMatchObject([{ integrationId: Number(integrationId) }])
})

test('an upload is pending, then in progress, then done, by the emulator’s clock alone', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  expect((await upload('up', account('a'))).status).toBe(201)
  const counts = { errors: [], totalErrorCount: null, totalSuccessCount: null }
  expect(await statusOf(emulator, integrationId, 'up')).toMatchObject({ status: 'PENDING', ...counts })
  await advance(emulator, 2)
  expect(await statusOf(emulator, integrationId, 'up')).toMatchObject({ status: 'IN_PROGRESS', ...counts })
  await advance(emulator, 8)
  const done = { status: 'DONE', errors: [], totalErrorCount: 0, totalSuccessCount: 1 }
  expect(await statusOf(emulator, integrationId, 'up')).toMatchObject(done)
})

test('an uploaded record is read back once its upload is through, with defaults, and an unknown id is null', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  await upload('up', account('a', { domains: ['northwind.example'] }) + account('b', { name: 'Harbour' }))
  expect(await read(emulator, integrationId, ['a', 'b', 'c'])).toEqual({ a: null, b: null, c: null })
  await letUploadsEnd(emulator)
  expect(await read(emulator, integrationId, ['a', 'b', 'c'])).toEqual({
    a: { ...JSON.parse(account('a')), name: 'Account_#a', domains: ['northwind.example'] },
    b: { ...JSON.parse(account('b')), name: 'Harbour' },
    c: null,
  })
  expect(await read(emulator, integrationId, ['a'], 'CONTACT')).toEqual({ a: null })
})

test('ids beyond the hundredth get no answer', async () => {
  const { emulator, integrationId } = await openCrm()
  const ids = Array.from({ length: 101 }, (_, i) => `id-${i}`)
  expect(Object.keys(await read(emulator, integrationId, ids))).toEqual(ids.slice(0, 100))
})

test('reading without a JSON body is a 415', async () => {
  const { emulator, integrationId } = await openCrm()
  const { status, body } = await ask(emulator, `/v2/crm/entities?integrationId=${integrationId}&objectType=DEAL`)
  expect({ status, errors: body.errors }).toEqual({ status: 415, errors: ['Unsupported Media Type'] })
})

test('bad lines fail an upload with their numbers, and the good ones are kept unless the assumption drops them', async () => {
  const text = `${account('good')}\nno json\n[1]\n${line({ objectId: 'x' })}${account('good')}${account('m', {
    modifiedDate: '2026-06-09T16:20:00.123Z',
  })}`
  for (const crmFailedUpload of ['kept', 'dropped'] as const) {
    const { emulator, integrationId, upload } = await openCrm({ assumptions: { crmFailedUpload } })
    await upload('up', text)
    await letUploadsEnd(emulator)
    expect(await statusOf(emulator, integrationId, 'up')).toMatchObject({
      status: 'FAILED',
      totalErrorCount: 5,
      totalSuccessCount: 1,
      errors: [
        { line: 3, description: 'Line is not a JSON object' },
        { line: 4, description: 'Line is not a JSON object' },
        { line: 5, description: 'Mandatory field [modifiedDate] is missing or empty' },
        { line: 6, description: 'Object [good] is in the file twice' },
        { line: 7, description: 'Field [modifiedDate] has a wrong value' },
      ],
    })
    const { good } = await read(emulator, integrationId, ['good'])
    expect(good === null).toBe(crmFailedUpload === 'dropped')
  }
})

test('at most twenty bad lines are told and all are counted; a file of nothing fails as a whole', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  await upload('many', 'x\n'.repeat(50))
  await upload('none', '\n')
  await letUploadsEnd(emulator)
  const many = await statusOf(emulator, integrationId, 'many')
  expect(many).toMatchObject({ totalErrorCount: 50, totalSuccessCount: 0 })
  expect(many.errors).toHaveLength(20)
  expect(await statusOf(emulator, integrationId, 'none')).toMatchObject({ status: 'FAILED', errors: [{ line: 0 }] })
})

test('a business user needs an address unless it goes, and a stage needs no date', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  await upload('users', account('u1') + account('u2', { isDeleted: true }), 'BUSINESS_USER')
  await upload('stages', line({ objectId: 'won', name: 'Won' }), 'STAGE')
  await letUploadsEnd(emulator)
  expect(await statusOf(emulator, integrationId, 'users')).toMatchObject({
    totalSuccessCount: 1,
    errors: [{ line: 1, description: 'Mandatory field [emailAddress] is missing or empty' }],
  })
  expect(await statusOf(emulator, integrationId, 'stages')).toMatchObject({ status: 'DONE' })
})

test('a later upload replaces a record, or completes it where the assumption says so, and can delete it', async () => {
  for (const [crmRecordUpdate, url] of [
    ['lost', undefined],
    ['kept', 'https://crm.example/a'],
  ] as const) {
    const { emulator, integrationId, upload } = await openCrm({ assumptions: { crmRecordUpdate } })
    await upload('1', account('a', { name: 'Old', url: 'https://crm.example/a' }) + account('b'))
    await upload('2', account('a', { name: 'New' }) + account('b', { isDeleted: true }))
    await letUploadsEnd(emulator)
    const { a, b } = await read(emulator, integrationId, ['a', 'b'])
    expect(a).toEqual({ ...JSON.parse(account('a')), name: 'New', ...(url && { url }) })
    expect(b).toBeNull()
  }
})

test('a clientRequestId is good once, whatever it was for', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  expect((await upload('up', account('a'))).status).toBe(201)
  expect((await upload('up', account('b'))).status).toBe(409)
  const again = { integrationId, clientRequestId: 'up' }
  const path = `/v2/crm/integrations?${new URLSearchParams(again)}`
  expect((await ask(emulator, path, { method: 'DELETE' })).status).toBe(409)
  await letUploadsEnd(emulator)
  expect(await read(emulator, integrationId, ['b'])).toEqual({ b: null })
})

test('of two uploads that come at once with one id, one is taken', async () => {
  const { upload } = await openCrm()
  const text = account('a', { name: 'x'.repeat(500_000) })
  const replies = await Promise.all([upload('up', text), upload('up', text)])
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('an upload of many megabytes is read in pieces, characters whole, and a refused one is answered', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  // Each line is in two pieces at least, and some end within a character.
  const ids = Array.from({ length: 100 }, (_, i) => `a-${i}`)
  const name = `Żółw ${'é'.repeat(60_000)}`
  const text = ids.map((id) => account(id, { name })).join('')
  expect((await upload('up', text)).status).toBe(201)
  expect((await upload('up', text)).status).toBe(409)
  await letUploadsEnd(emulator)
  expect(await statusOf(emulator, integrationId, 'up')).toMatchObject({ status: 'DONE', totalSuccessCount: 100 })
  const map = z.record(z.string(), z.object({ name: z.string() })).parse(await read(emulator, integrationId, ids))
  expect(Object.values(map).filter((record) => record.name === name)).toHaveLength(100)
})

test('fields beyond Gong’s own are shown once they are in the schema, and lines are held to their types', async () => {
  const { emulator, integrationId, upload, schema } = await openCrm()
  await upload('1', line(exampleAccount))
  await letUploadsEnd(emulator)
  const shown = async () => (await read(emulator, integrationId, [exampleAccount.objectId]))[exampleAccount.objectId]
  expect(await shown()).not.toHaveProperty('segment')
  expect((await schema([exampleField])).status).toBe(200)
  expect(await shown()).toHaveProperty('segment', 'Mid-market')
  await upload('2', account('a', { segment: 'Tiny' }) + account('b', { segment: null }))
  await letUploadsEnd(emulator)
  expect(await statusOf(emulator, integrationId, '2')).toMatchObject({
    totalSuccessCount: 1,
    errors: [{ line: 1, description: 'Field [segment] is no PICKLIST' }],
  })
})

test('a schema lists what was sent, by kind, and a field that goes takes its data along', async () => {
  const { emulator, integrationId, upload, schema } = await openCrm()
  const listed = async (query = '') =>
    (await ask(emulator, `/v2/crm/entity-schema?integrationId=${integrationId}${query}`)).body
  await schema([exampleField])
  expect(await listed()).toMatchObject({
    objectTypeToSelectedFields: { ACCOUNT: [exampleField], CONTACT: [], DEAL: [], LEAD: [] },
  })
  expect((await listed('&objectType=LEAD')).objectTypeToSelectedFields).toEqual({ LEAD: [] })
  await upload('1', line(exampleAccount))
  await letUploadsEnd(emulator)
  await schema([{ ...exampleField, isDeleted: true }])
  expect((await listed('&objectType=ACCOUNT')).objectTypeToSelectedFields).toEqual({ ACCOUNT: [] })
  await schema([exampleField])
  const map = await read(emulator, integrationId, [exampleAccount.objectId])
  expect(map[exampleAccount.objectId]).not.toHaveProperty('segment')
})

test('a schema that leaves out an earlier field is refused, or drops it where the assumption says so', async () => {
  for (const [crmSchemaOmission, status] of [
    ['refused', 400],
    ['dropped', 200],
  ] as const) {
    const { schema } = await openCrm({ assumptions: { crmSchemaOmission } })
    await schema([exampleField])
    expect((await schema([{ ...exampleField, uniqueName: 'region' }])).status).toBe(status)
  }
})

test('a deletion is worked on after it was accepted; then there is room for another integration, and nothing is left', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  await upload('up', account('a'))
  await letUploadsEnd(emulator)
  const query = new URLSearchParams({ integrationId, clientRequestId: 'bye' })
  const accepted = await ask(emulator, `/v2/crm/integrations?${query}`, { method: 'DELETE' })
  expect(accepted).toMatchObject({ status: 201, body: { clientRequestId: 'bye' } })
  expect(await integrationsOf(emulator)).toHaveLength(1)
  expect(await statusOf(emulator, integrationId, 'bye')).toMatchObject({ status: 'PENDING' })
  const again = { method: 'PUT', body: { name: 'Other', ownerEmail: 'dana@northwind.example' } }
  expect((await ask(emulator, '/v2/crm/integrations', again)).status).toBe(409)
  await advance(emulator, 60)
  expect(await statusOf(emulator, integrationId, 'bye')).toMatchObject({ status: 'DONE', totalErrorCount: null })
  expect(await integrationsOf(emulator)).toEqual([])
  expect((await upload('late', account('a'))).status).toBe(400)
  const next = await registerCrm(emulator)
  expect(next).not.toBe(integrationId)
  expect(await read(emulator, next, ['a'])).toEqual({ a: null })
  expect(
    (await uploadCrm(emulator, { integrationId: next, objectType: 'ACCOUNT', clientRequestId: 'up' }, account('a')))
      .status,
  ).toBe(409)
})

test('a body that is no form, or one without a boundary or an end, is a 400', async () => {
  const { emulator, integrationId } = await openCrm()
  const path = `/v2/crm/entities?${new URLSearchParams({ integrationId, objectType: 'ACCOUNT', clientRequestId: 'up' })}`
  const head = '--b\r\ncontent-disposition: form-data; name="dataFile"; filename="f"\r\n\r\n'
  const bodies: readonly (readonly [string, string])[] = [
    ['application/json', '{}'],
    ['multipart/form-data', account('a')],
    ['multipart/form-data; boundary=b', account('a')],
    ['multipart/form-data; boundary=b', head + account('a')],
  ]
  for (const [contentType, body] of bodies) {
    const reply = await ask(emulator, path, { method: 'POST', body, contentType })
    expect(reply.status, `${contentType}: ${body}`).toBe(400)
  }
})

test('an upload that breaks off keeps nothing and hurts nobody, whether it is read or was refused', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  const head = '--b\r\ncontent-disposition: form-data; name="dataFile"; filename="f"\r\n\r\n'
  for (const id of [integrationId, '1']) {
    const query = new URLSearchParams({ integrationId: id, objectType: 'ACCOUNT', clientRequestId: 'up' })
    const body = head + account('a').repeat(20_000)
    const contentType = 'multipart/form-data; boundary=b'
    const withoutEnd = await ask(emulator, `/v2/crm/entities?${query}`, { method: 'POST', body, contentType })
    expect(withoutEnd.status).toBe(400)
    // A client that reads no answer gets rid of a megabyte all the same.
    const { hostname, port } = new URL(emulator.apiBaseUrl)
    const socket = connect({ host: hostname, port: Number(port) })
    const key = basic(emulator.accessKey, emulator.accessKeySecret)
    const lines = [`POST /v2/crm/entities?${query} HTTP/1.1`, `host: ${hostname}`, `authorization: ${key}`]
    const more = [...lines, `content-type: ${contentType}`, 'content-length: 9000000', '', body].join('\r\n')
    await new Promise<void>((resolve) => socket.write(more, () => resolve()))
    socket.destroy()
  }
  expect((await upload('up', account('a'))).status).toBe(201)
})
