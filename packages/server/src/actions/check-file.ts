import type { Action } from '@mallet/contract/actions/action'
import type { FileToSend, Upload } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'

/**
 * The file of an action that takes one, cut off with an error where it grows too large: Gong then gets no complete
 * request and keeps nothing.
 *
 * @throws {@link MalletError} `unsupported_media_type`, where the action wants another kind of file, a file where there
 *   is none, or none where there is one
 */
export function checkFile({ name, upload }: Action, file: FileToSend | undefined): FileToSend | undefined {
  if (!upload) {
    if (file) throw wrongType(`${name} takes JSON and no file.`)
    return undefined
  }
  const wanted = upload.mediaTypes.map((type) => (type.endsWith('/') ? `${type}*` : type)).join(', ')
  if (!file) throw wrongType(`${name} takes a file as its body, of one of these types: ${wanted}.`)
  const type = file.mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!upload.mediaTypes.some((allowed) => (allowed.endsWith('/') ? type.startsWith(allowed) : type === allowed))) {
    throw wrongType(`${name} takes a file of one of these types: ${wanted}.`)
  }
  return { ...file, bytes: noMoreThan(upload, file.bytes) }
}

async function* noMoreThan({ maxBytes }: Upload, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const piece of bytes) {
    sum += piece.byteLength
    if (sum > maxBytes) {
      throw new MalletError('body_too_large', {}, { message: `The file is larger than ${maxBytes} bytes.` })
    }
    yield piece
  }
}

const wrongType = (message: string) => new MalletError('unsupported_media_type', {}, { message })
