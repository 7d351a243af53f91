import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Endpoint, FileToSend, Upload } from '@mallet/contract/endpoint'
import { refusals } from '@mallet/contract/gong/refusals'
import busboy from 'busboy'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/**
 * What came in besides path and query: a body, or the file of a multipart one, whose bytes are not read yet.
 *
 * @throws Refusal 400 where the part is missing and 415 for a GET without the body that it needs, in the words of Gong
 */
export async function readInput(
  { upload, method, body: schema }: Endpoint,
  { body, headers }: FastifyRequest,
): Promise<{ readonly body: unknown; readonly file?: FileToSend }> {
  if (method === 'GET' && schema && body === undefined) throw new Refusal(415, [refusals.unsupportedMediaType])
  if (!upload) return { body }
  const missing = new Refusal(400, [`${upload.part} part is missing`])
  if (!(body instanceof Readable)) throw missing
  const file = await firstPart(body, headers['content-type'] ?? '', upload)
  if (!file) throw missing
  return { body: undefined, file }
}

/** The part of that name, as soon as it begins; undefined where the body ends without it, or is no form. */
async function firstPart(payload: Readable, contentType: string, { part }: Upload): Promise<FileToSend | undefined> {
  const parser = parserOf(contentType)
  if (!parser) return undefined
  const found = new Promise<FileToSend | undefined>((resolve) => {
    parser.on('file', (name, bytes, { filename, mimeType }) => {
      if (name === part) resolve({ fileName: filename ?? '', mediaType: mimeType, bytes: whole(bytes, part) })
      else bytes.resume()
    })
  })
  const ended = once(parser, 'close').then(
    () => undefined,
    () => undefined,
  )
  payload.pipe(parser)
  return Promise.race([found, ended])
}

/** Undefined where the content type names no boundary. */
function parserOf(contentType: string): busboy.Busboy | undefined {
  try {
    return busboy({ headers: { 'content-type': contentType } })
  } catch {
    return undefined
  }
}

async function* whole(bytes: Readable, part: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch {
    throw new Refusal(400, [`${part} part is not complete`])
  }
}
