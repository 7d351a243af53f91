import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { vi } from 'vitest'

/**
 * What the work compares in constant time, in hex, pair by pair. How long a comparison takes cannot be measured beside
 * a database or a hash, so it is watched which function makes it; that function works as ever.
 */
export async function comparedMeanwhile(work: () => unknown): Promise<[string, string][]> {
  const compare = vi.spyOn(crypto, 'timingSafeEqual')
  // Whoever imported the function by its name gets the watched one too.
  syncBuiltinESMExports()
  try {
    await work()
    return compare.mock.calls.map(([one, other]) => [hex(one), hex(other)])
  } finally {
    compare.mockRestore()
    syncBuiltinESMExports()
  }
}

const hex = (bytes: NodeJS.ArrayBufferView) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
