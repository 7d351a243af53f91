import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ControlRefusal } from '../../../control/control-input.ts'
import { MOST_LOGO_BYTES } from '../../../integrations/logo.ts'
import { formOf } from '../../../oauth/read-form.ts'

/** A form with files: its texts, and the files that were chosen, by the names of their fields. */
export class FormWithFiles {
  readonly texts = new URLSearchParams()
  readonly files = new Map<string, Buffer>()
}

// One byte more than is allowed, so that too much is seen to be too much.
const LIMITS = { fileSize: MOST_LOGO_BYTES + 1, files: 3, fields: 300, fieldSize: 65_536, parts: 310 }

/** Makes the routes of this scope read forms with files as `FormWithFiles`. */
export function acceptFiles(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', ({ headers }: FastifyRequest, payload: Readable) =>
    readForm(headers, payload).catch(() => {
      throw new ControlRefusal('The form could not be read.')
    }),
  )
}

/** The form of a request; one without files comes in the plain encoding, too. */
export function filesOf(body: unknown): FormWithFiles {
  if (body instanceof FormWithFiles) return body
  const form = new FormWithFiles()
  for (const [name, value] of formOf(body)) form.texts.append(name, value)
  return form
}

async function readForm(headers: FastifyRequest['headers'], payload: Readable): Promise<FormWithFiles> {
  const form = new FormWithFiles()
  const parser = busboy({ headers, limits: LIMITS })
  parser.on('field', (name, value) => form.texts.append(name, value))
  parser.on('file', (name, stream) => {
    const pieces: Buffer[] = []
    // A form that is cut off within a file fails as a whole, below; alone, this one would end the process.
    stream.on('error', () => {})
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => {
      // A field whose file nobody chose comes as an empty one.
      if (pieces.length > 0) form.files.set(name, Buffer.concat(pieces))
    })
  })
  await pipeline(payload, parser)
  return form
}
