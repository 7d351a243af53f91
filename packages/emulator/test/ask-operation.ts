import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import type { Emulator } from '../src/index.ts'
import { type ApiReply, type ApiRequest, ask, type FileInForm } from './api.ts'
import type { OperationRequest, Probe } from './requests/area-requests.ts'

export const probeOf = (emulator: Emulator): Probe => ({
  emulator,
  ask: (path, request) => ask(emulator, path, request),
})

type How = Pick<ApiRequest, 'token' | 'authorization' | 'contentType' | 'method'>

/** One request to an operation: what `request` leaves out is that of the row's example. */
export function askOperation(
  emulator: Emulator,
  name: keyof Gong,
  request: OperationRequest,
  how: How = {},
): Promise<ApiReply> {
  const { method, upload, example }: GongEndpoint = gong[name]
  const { body = example.body } = request
  const file = upload && (request.file ?? exampleFile(name))
  const asked = addressOf(name, request)
  return ask(emulator, asked, { method, ...how, ...(file ? { file } : body !== undefined && { body }) })
}

/** The file of a row's example, as it is sent. */
export function exampleFile(name: keyof Gong): FileInForm | undefined {
  const { upload, example }: GongEndpoint = gong[name]
  const text = example.upload ?? ''
  return upload && { part: upload.part, fileName: 'file', mediaType: upload.mediaTypes[0] ?? '', text }
}

/** Path and query of a request to an operation. */
export function addressOf(name: keyof Gong, request: OperationRequest): string {
  const { path, example }: GongEndpoint = gong[name]
  const { params = example.params ?? {}, query = example.query ?? {} } = request
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  return filled + (search.size > 0 ? `?${search}` : '')
}
