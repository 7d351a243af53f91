import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask } from './api.ts'
import { account, advance, letUploadsEnd, line, openCrm, readCrm, statusOf } from './crm-lab.ts'
import { basic } from './link.ts'

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
    const { good } = await readCrm(emulator, integrationId, ['good'])
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

test('a clientRequestId is good once, whatever it was for', async () => {
  const { emulator, integrationId, upload } = await openCrm()
  expect((await upload('up', account('a'))).status).toBe(201)
  expect((await upload('up', account('b'))).status).toBe(409)
  const again = { integrationId, clientRequestId: 'up' }
  const path = `/v2/crm/integrations?${new URLSearchParams(again)}`
  expect((await ask(emulator, path, { method: 'DELETE' })).status).toBe(409)
  await letUploadsEnd(emulator)
  expect(await readCrm(emulator, integrationId, ['b'])).toEqual({ b: null })
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
  const map = z.record(z.string(), z.object({ name: z.string() })).parse(await readCrm(emulator, integrationId, ids))
  expect(Object.values(map).filter((record) => record.name === name)).toHaveLength(100)
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
