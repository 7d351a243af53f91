import { expect, test } from 'vitest'
import { readImageSize } from './read-image-size.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000600000003008020000', 'hex')
const gif = Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.from('60003000', 'hex')])
/** A JPEG whose frame header comes after a segment that holds what looks like one. */
const jpeg = Buffer.from(`ffd8ffe00007${'ffc0000011'}ffc2001108003000600301`, 'hex')

test.each([
  ['image/png', png],
  ['image/gif', gif],
  ['image/jpeg', jpeg],
])('an %s tells its kind and size', (mediaType, bytes) => {
  expect(readImageSize(bytes)).toEqual({ mediaType, width: 96, height: 48 })
})

test('what is no image, or is cut off at any place before its size, has none', () => {
  expect(readImageSize(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined()
  for (const [bytes, needed] of [
    [png, 24],
    [gif, 10],
    [jpeg, 20],
  ] as const) {
    for (let length = 0; length < needed; length++) expect(readImageSize(bytes.subarray(0, length))).toBeUndefined()
  }
  // Segments that never lead to a frame end with the file.
  expect(readImageSize(Buffer.from('ffd8ffe00000ffe00002', 'hex'))).toBeUndefined()
})
