import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import type { Emulator } from '../src/index.ts'
import { type ApiReply, type ApiRequest, ask } from './api.ts'
import type { OperationRequest, Probe } from './requests/area-requests.ts'

export const probeOf = (emulator: Emulator): Probe => ({
  emulator,
  ask: (path, request) => ask(emulator, path, request),
})

/** One request to an operation: what `request` leaves out is that of the row's example. */
export function askOperation(
  emulator: Emulator,
  name: keyof Gong,
  request: OperationRequest,
  how: Pick<ApiRequest, 'token' | 'authorization'> = {},
): Promise<ApiReply> {
  const { method, path, example, upload }: GongEndpoint = gong[name]
  const { params = example.params ?? {}, query = example.query ?? {}, body = example.body } = request
  const text = example.upload ?? ''
  const file =
    upload && (request.file ?? { part: upload.part, fileName: 'file', mediaType: upload.mediaTypes[0] ?? '', text })
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const asked = filled + (search.size > 0 ? `?${search}` : '')
  return ask(emulator, asked, { method, ...how, ...(file ? { file } : body !== undefined && { body }) })
}
