import { expect, test } from 'vitest'
import { poolRandom } from './pool-random.ts'

test('no byte is handed out twice, and as many come as were asked for', () => {
  let next = 0
  const counting = (bytes: number) => {
    const block = Buffer.alloc(bytes * 4)
    for (let at = 0; at < bytes; at++) block.writeUInt32BE(next++, at * 4)
    return block
  }
  // Each of the source's numbers stands in four bytes, so a block is asked for in quarters.
  const random = poolRandom((bytes) => counting(bytes / 4))
  const seen: number[] = []
  for (const count of [4, 8, 4000, 100, 4096, 8192, 4]) {
    const taken = random(count)
    expect(taken).toHaveLength(count)
    for (let at = 0; at < count; at += 4) seen.push(taken.readUInt32BE(at))
  }
  expect(new Set(seen).size).toBe(seen.length)
})
