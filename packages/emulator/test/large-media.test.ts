import { request as openRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { askOperation, probeOf } from './ask-operation.ts'
import { link } from './link.ts'
import { addCall } from './requests/calls.ts'
import { startEmulator } from './started-emulators.ts'

const PIECE = Buffer.alloc(1024 * 1024, 7)
const HEAD = [
  '--b',
  'content-disposition: form-data; name="mediaFile"; filename="call.wav"',
  'content-type: audio/wav',
  '',
  '',
].join('\r\n')

/** An upload that has sent its head, with the answer's status to come. */
async function beginUpload(emulator: Emulator, id: string) {
  const { access_token: token } = await link(emulator, { scope: 'api:calls:create' })
  const request = openRequest(`${emulator.apiBaseUrl}/v2/calls/${id}/media`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b' },
  })
  const status = new Promise<number | undefined>((resolve) => {
    request.once('response', (response) => resolve(response.resume().statusCode))
    request.once('error', () => resolve(undefined))
  })
  request.write(HEAD)
  return { request, status }
}

test('a recording is never held in memory', async () => {
  const emulator = await startEmulator()
  const { request, status } = await beginUpload(emulator, await addCall(probeOf(emulator)))
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  for (let sent = 0; sent < 128; sent++) {
    if (!request.write(PIECE)) await new Promise((resolve) => request.once('drain', resolve))
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  request.end('\r\n--b--\r\n')
  expect(await status).toBe(201)
  expect(most).toBeLessThan(48 * PIECE.length)
})

test('of a recording that breaks off nothing is kept, so that it can be sent again', async () => {
  const emulator = await startEmulator()
  const id = await addCall(probeOf(emulator))
  const { request, status } = await beginUpload(emulator, id)
  request.write(PIECE)
  await wait(50)
  request.destroy()
  expect(await status).toBeUndefined()
  await emulator.advance({ seconds: 600 })
  expect((await ask(emulator, `/v2/calls/${id}`)).status).toBe(404)
  const file = { part: 'mediaFile', fileName: 'call.wav', mediaType: 'audio/wav', text: 'sound' }
  expect((await askOperation(emulator, 'calls.uploadMedia', { params: { id }, file })).status).toBe(201)
})

test('a form that ends too early is refused, and nothing of it is kept', async () => {
  const emulator = await startEmulator()
  const id = await addCall(probeOf(emulator))
  const { request, status } = await beginUpload(emulator, id)
  request.end(PIECE)
  expect(await status).toBe(400)
  await emulator.advance({ seconds: 600 })
  expect((await ask(emulator, `/v2/calls/${id}`)).status).toBe(404)
})
