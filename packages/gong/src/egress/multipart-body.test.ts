import busboy from 'busboy'
import { expect, test } from 'vitest'
import { multipartBody } from './multipart-body.ts'

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

/** What somebody else's parser reads of it. */
function parsed(fileName: string, mediaType: string, ...texts: string[]) {
  const { contentType, bytes } = multipartBody(
    'mediaFile',
    { fileName, mediaType, bytes: pieces(...texts) },
    'b0undary',
  )
  return new Promise((resolve, reject) => {
    const parser = busboy({ headers: { 'content-type': contentType } })
    parser.on('error', reject)
    parser.on('file', async (name, stream, { filename, mimeType }) => {
      let text = ''
      for await (const piece of stream) text += String(piece)
      resolve({ name, filename, mimeType, text })
    })
    void (async () => {
      for await (const piece of bytes) parser.write(piece)
      parser.end()
    })()
  })
}

test('a file arrives whole under its part, whatever pieces it comes in', async () => {
  expect(await parsed('call.mp3', 'audio/mpeg', 'one\r\n', '--', 'b0', 'und', ' two')).toEqual({
    name: 'mediaFile',
    filename: 'call.mp3',
    mimeType: 'audio/mpeg',
    text: 'one\r\n--b0und two',
  })
  expect(await parsed('empty', 'audio/mpeg')).toMatchObject({ text: '' })
})

test.each(['a"; name="other', 'a"\r\nX-Evil: 1\r\n\r\nbody', 'a\nb'])(
  'a file called %j adds no header and no part',
  async (fileName) => {
    expect(await parsed(fileName, 'audio/mpeg', 'bytes')).toMatchObject({ name: 'mediaFile', text: 'bytes' })
  },
)

test.each(['audio/mpeg\r\nX-Evil: 1', 'audio', ''])('a media type %j that is none is not sent', async (mediaType) => {
  expect(await parsed('a', mediaType, 'bytes')).toMatchObject({ mimeType: 'application/octet-stream', text: 'bytes' })
})
