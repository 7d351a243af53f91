import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { basic } from './link.ts'

const ApiBody = z.looseObject({
  requestId: z.string(),
  errors: z.array(z.string()).optional(),
  records: z
    .object({
      totalRecords: z.int(),
      currentPageSize: z.int(),
      currentPageNumber: z.int(),
      cursor: z.string().optional(),
    })
    .optional(),
})

export interface ApiReply {
  readonly status: number
  readonly headers: Headers
  readonly body: z.infer<typeof ApiBody>
}

export interface ApiRequest {
  readonly token?: string
  readonly authorization?: string
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown
  readonly contentType?: string
  readonly method?: string
}

/** One request to the API of the first company: with its key, unless a token or a header is given. */
export async function ask(emulator: Emulator, path: string, request: ApiRequest = {}): Promise<ApiReply> {
  const { token, body, contentType = 'application/json' } = request
  const key = basic(emulator.accessKey, emulator.accessKeySecret)
  const authorization = request.authorization ?? (token === undefined ? key : `Bearer ${token}`)
  const response = await fetch(`${emulator.apiBaseUrl}${path}`, {
    method: request.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(authorization && { authorization }), ...(body !== undefined && { 'content-type': contentType }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: ApiBody.parse(await response.json()) }
}

/** Every item of a paged list, following its cursors. */
export async function askForAll(emulator: Emulator, path: string, body: object, items: string): Promise<unknown[]> {
  const all: unknown[] = []
  for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages++) {
    const reply = await ask(emulator, path, { body: { ...body, cursor } })
    if (reply.status === 404) return all
    all.push(...z.array(z.unknown()).parse(reply.body[items]))
    cursor = reply.body.records?.cursor
  }
  return all
}
