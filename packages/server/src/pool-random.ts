const POOL_BYTES = 4096

/**
 * The same random bytes, fetched in blocks: asking the system for a few costs as much as asking it for thousands. No
 * byte is handed out twice.
 */
export function poolRandom(random: (bytes: number) => Buffer): (bytes: number) => Buffer {
  let pool: Buffer = Buffer.alloc(0)
  return (bytes) => {
    if (bytes > POOL_BYTES) return random(bytes)
    if (pool.length < bytes) pool = random(POOL_BYTES)
    const taken = pool.subarray(0, bytes)
    pool = pool.subarray(bytes)
    return taken
  }
}
