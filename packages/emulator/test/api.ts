import { request as send } from 'undici'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { basic } from './link.ts'

const ApiBody = z.looseObject({
  /** One answer has none: that of meetings.delete. */
  requestId: z.string().optional(),
  /** Texts, but those of a CRM request, which are about its lines. */
  errors: z.array(z.union([z.string(), z.looseObject({ line: z.int() })])).optional(),
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
  /** Sent as multipart/form-data instead of a body. */
  readonly file?: FileInForm
}

export interface FileInForm {
  readonly part: string
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

export function formOf({ part, fileName, mediaType, text }: FileInForm) {
  const boundary = 'a-boundary-that-no-file-contains'
  const head = `content-disposition: form-data; name="${part}"; filename="${fileName}"\r\ncontent-type: ${mediaType}`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `--${boundary}\r\n${head}\r\n\r\n${text}\r\n--${boundary}--\r\n`,
  }
}

/** One request to the API of the first company: with its key, unless a token or a header is given. */
export async function ask(emulator: Emulator, path: string, request: ApiRequest = {}): Promise<ApiReply> {
  const { token, body, contentType = 'application/json' } = request
  const key = basic(emulator.accessKey, emulator.accessKeySecret)
  const authorization = request.authorization ?? (token === undefined ? key : `Bearer ${token}`)
  const form = request.file && formOf(request.file)
  const method = request.method ?? (body === undefined ? 'GET' : 'POST')
  const content = form?.body ?? (body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
  const headers = {
    ...(authorization && { authorization }),
    ...(content !== undefined && { 'content-type': form?.contentType ?? contentType }),
  }
  const url = `${emulator.apiBaseUrl}${path}`
  if (method === 'GET' && content !== undefined) return askWithBody(url, headers, content)
  const response = await fetch(url, { method, headers, ...(content !== undefined && { body: content }) })
  return { status: response.status, headers: response.headers, body: ApiBody.parse(await response.json()) }
}

/** A GET with a body, which fetch does not send. */
async function askWithBody(url: string, headers: Record<string, string>, body: string): Promise<ApiReply> {
  const reply = await send(url, { method: 'GET', headers, body })
  const names = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)])
  return { status: reply.statusCode, headers: new Headers(names), body: ApiBody.parse(await reply.body.json()) }
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
