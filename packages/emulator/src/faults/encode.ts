import type { Duplex } from 'node:stream'
import zlib from 'node:zlib'
import type { Encoding } from './transport-effect.ts'

/** Throws `TypeError` where this Node lacks it; such a fault is refused when it is added. */
export function encoderOf(encoding: Encoding): Duplex {
  const encoder = createEncoder(encoding)
  if (!encoder) throw new TypeError(`this Node has no ${encoding}`)
  return encoder
}

export const hasEncoder = (encoding: Encoding): boolean => encoding !== 'zstd' || 'createZstdCompress' in zlib

function createEncoder(encoding: Encoding): Duplex | undefined {
  switch (encoding) {
    case 'gzip':
      return zlib.createGzip()
    case 'deflate':
      return zlib.createDeflate()
    case 'br':
      // The best quality takes minutes for what a bomb holds.
      return zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } })
    case 'zstd':
      return createZstd()
  }
}

/** Since Node 22.15, and not in the types of the oldest Node that is supported. */
function createZstd(): Duplex | undefined {
  const create: unknown = Reflect.get(zlib, 'createZstdCompress')
  // What that name means is documented by Node; there is nothing to check it by but calling it.
  return typeof create === 'function' ? (create() as Duplex) : undefined
}
