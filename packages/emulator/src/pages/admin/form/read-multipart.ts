import busboy from 'busboy'
import type { FastifyInstance } from 'fastify'
import { ControlRefusal } from '../../../control/control-input.ts'
import { MOST_LOGO_BYTES } from '../../../integrations/logo.ts'

/** A form with files: its texts, and the files that were chosen, by the names of their fields. */
export class FormWithFiles {
  readonly texts = new URLSearchParams()
  readonly files = new Map<string, Buffer>()
}

// One byte more than is allowed, so that too much is seen to be too much.
const LIMITS = { fileSize: MOST_LOGO_BYTES + 1, files: 3, fields: 300, fieldSize: 65_536, parts: 310 }

/** Makes the routes of this scope read forms with files as `FormWithFiles`. */
export function acceptFiles(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    const form = new FormWithFiles()
    const unreadable = () => done(new ControlRefusal('The form could not be read.'))
    try {
      const parser = busboy({ headers: request.headers, limits: LIMITS })
      parser.on('field', (name, value) => form.texts.append(name, value.replaceAll('\r\n', '\n')))
      parser.on('file', (name, stream) => {
        const pieces: Buffer[] = []
        stream.on('data', (piece: Buffer) => pieces.push(piece))
        stream.on('end', () => {
          // A field whose file nobody chose comes as an empty one.
          if (pieces.length > 0) form.files.set(name, Buffer.concat(pieces))
        })
      })
      parser.on('error', unreadable)
      parser.on('close', () => done(null, form))
      payload.pipe(parser)
    } catch {
      unreadable()
    }
  })
}

export const filesOf = (body: unknown): FormWithFiles => (body instanceof FormWithFiles ? body : new FormWithFiles())
