import { exampleAccount, exampleField } from '@mallet/contract/gong/crm-examples'
import { expect, test } from 'vitest'
import { ask } from './api.ts'
import {
  account,
  advance,
  integrationsOf,
  letUploadsEnd,
  line,
  openCrm,
  readCrm,
  registerCrm,
  statusOf,
  uploadCrm,
} from './crm-lab.ts'

test('an integration’s id is a bare number on the wire that JavaScript cannot hold', async () => {
  const { emulator, integrationId } = await openCrm()
  expect(BigInt(integrationId)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
  expect(await integrationsOf(emulator)).toMatchObject([{ integrationId: Number(integrationId) }])
})

test('an uploaded record is read back once its upload is through, with defaults, and an unknown id is null', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  await upload('up', account('a', { domains: ['northwind.example'] }) + account('b', { name: 'Harbour' }))
  expect(await readCrm(emulator, integrationId, ['a', 'b', 'c'])).toEqual({ a: null, b: null, c: null })
  await letUploadsEnd(emulator)
  expect(await readCrm(emulator, integrationId, ['a', 'b', 'c'])).toEqual({
    a: { ...JSON.parse(account('a')), name: 'Account_#a', domains: ['northwind.example'] },
    b: { ...JSON.parse(account('b')), name: 'Harbour' },
    c: null,
  })
  expect(await readCrm(emulator, integrationId, ['a'], 'CONTACT')).toEqual({ a: null })
})

test('ids beyond the hundredth get no answer', async () => {
  const { emulator, integrationId } = await openCrm()
  const ids = Array.from({ length: 101 }, (_, i) => `id-${i}`)
  expect(Object.keys(await readCrm(emulator, integrationId, ids))).toEqual(ids.slice(0, 100))
})

test('reading without a JSON body is a 415', async () => {
  const { emulator, integrationId } = await openCrm()
  const { status, body } = await ask(emulator, `/v2/crm/entities?integrationId=${integrationId}&objectType=DEAL`)
  expect({ status, errors: body.errors }).toEqual({ status: 415, errors: ['Unsupported Media Type'] })
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
    const { a, b } = await readCrm(emulator, integrationId, ['a', 'b'])
    expect(a).toEqual({ ...JSON.parse(account('a')), name: 'New', ...(url && { url }) })
    expect(b).toBeNull()
  }
})

test('fields beyond Gong’s own are shown once they are in the schema, and lines are held to their types', async () => {
  const { emulator, integrationId, upload, schema } = await openCrm()
  await upload('1', line(exampleAccount))
  await letUploadsEnd(emulator)
  const shown = async () => (await readCrm(emulator, integrationId, [exampleAccount.objectId]))[exampleAccount.objectId]
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
  const map = await readCrm(emulator, integrationId, [exampleAccount.objectId])
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
  expect(await readCrm(emulator, next, ['a'])).toEqual({ a: null })
  expect(
    (await uploadCrm(emulator, { integrationId: next, objectType: 'ACCOUNT', clientRequestId: 'up' }, account('a')))
      .status,
  ).toBe(409)
})
