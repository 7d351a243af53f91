import { MalletError } from '@mallet/contract/errors'

/** A file to send. A `Blob` or `File` that knows its type is enough by itself. */
export type FileInput =
  | Blob
  | {
      /** Streams are sent as they are read; browsers send streams over HTTP/2 only, and blobs everywhere. */
      readonly bytes: Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>
      /** Such as `audio/mpeg`. */
      readonly mediaType: string
      readonly fileName?: string
    }

interface FileBody {
  readonly body: Blob | Uint8Array | ReadableStream<Uint8Array>
  readonly mediaType: string
  readonly fileName: string | undefined
}

/** @throws {@link MalletError} `invalid_input` where nothing says what kind of file it is */
export function fileBody(file: FileInput): FileBody {
  const given = file instanceof Blob ? { bytes: file, mediaType: file.type } : file
  const { bytes, mediaType } = given
  if (!mediaType)
    throw new MalletError('invalid_input', { issues: ['mediaType: is missing, and the file has no type'] })
  const fileName = 'fileName' in given ? given.fileName : nameOf(file)
  const isReady = bytes instanceof Blob || bytes instanceof Uint8Array || bytes instanceof ReadableStream
  return { body: isReady ? bytes : streamOf(bytes), mediaType, fileName }
}

const nameOf = (file: object): string | undefined =>
  'name' in file && typeof file.name === 'string' ? file.name : undefined

/** `ReadableStream.from` is not in every browser. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel(reason) {
      await iterator.return?.(reason)
    },
  })
}
