import type { FileToSend } from '@mallet/contract/endpoint'

export interface MultipartBody {
  readonly contentType: string
  /** Can be read once, as the file can. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * One file as multipart/form-data, piece by piece. Source: RFC 7578; names of files are escaped as browsers do.
 *
 * @param boundary a random text that cannot occur in the file, of letters and digits
 */
export function multipartBody(part: string, file: FileToSend, boundary: string): MultipartBody {
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted(part)}"; filename="${quoted(file.fileName)}"`,
    `Content-Type: ${/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(file.mediaType) ? file.mediaType : 'application/octet-stream'}`,
    '\r\n',
  ].join('\r\n')
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head)
    yield* file.bytes
    yield Buffer.from(`\r\n--${boundary}--\r\n`)
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: bytes() }
}

/** What would end the name, or the line. */
const quoted = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
