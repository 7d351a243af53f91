import type { Readable } from 'node:stream'
import type { FileToSend } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import busboy from 'busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ArrivalLimit } from './limit-arrival.ts'
import { takeJson } from './read-body.ts'

/** Lets bodies that are no JSON through unread, to the one route in this scope. They may arrive for as long as they move. */
export function passOnFiles(app: FastifyInstance, arrival: ArrivalLimit): void {
  app.removeAllContentTypeParsers()
  takeJson(app)
  app.addContentTypeParser('*', (request, payload, done) => {
    arrival.lift(request.raw)
    done(null, payload)
  })
  app.addHook('onSend', async ({ raw }) => arrival.limit(raw))
}

export interface ReadFile {
  readonly file: FileToSend
  /** Fields of a form that stand before the file. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * The file that a request brings: its body, of the body's own type, or the first file of a form.
 *
 * @returns undefined where the body is JSON
 * @throws {@link MalletError} `invalid_input` for a form without a file; `unsupported_media_type`
 */
export async function readFile(request: FastifyRequest): Promise<ReadFile | undefined> {
  const type = request.headers['content-type'] ?? ''
  if (type === '' || /^application\/json *(?:;|$)/i.test(type)) return undefined
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new MalletError('unsupported_media_type', {})
  // The scope's parser passed the stream on; nothing else comes with such a type.
  const stream = request.body as Readable
  if (/^multipart\/form-data *;/i.test(type)) return readForm(stream, request)
  const fileName = /filename="([^"]{1,255})"/i.exec(request.headers['content-disposition'] ?? '')?.[1] ?? 'file'
  return { file: { fileName, mediaType: type, bytes: stream }, fields: {} }
}

function readForm(stream: Readable, { headers }: FastifyRequest): Promise<ReadFile> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    const refuse = (issue: string) => reject(new MalletError('invalid_input', { issues: [issue] }))
    let form: busboy.Busboy
    try {
      form = busboy({ headers, limits: { fields: 50, fieldSize: 10_000, files: 1 } })
    } catch {
      return refuse('the body: is no multipart/form-data')
    }
    form.on('field', (name, value) => {
      fields[name] = value
    })
    form.on('file', (_part, bytes, { filename, mimeType }) => {
      // What ends the request in the middle of the file ends the file, so that Gong gets no half of it as a whole.
      stream.once('close', () => stream.readableEnded || bytes.destroy(new MalletError('request_timeout', {})))
      resolve({ file: { fileName: filename || 'file', mediaType: mimeType, bytes }, fields })
    })
    form.on('error', () => refuse('the body: is no multipart/form-data, or is cut short'))
    form.on('close', () => refuse('the body: has no file; fields stand before it'))
    stream.pipe(form)
  })
}
