import type { Logo } from '../state/integration-state.ts'
import { type ImageType, readImageSize } from './read-image-size.ts'

export const MOST_LOGO_BYTES = 1_000_000

/** What is wrong with an image as a logo; undefined: nothing. Source: the assumption `logoImages`. */
export function faultOfLogo(mediaType: ImageType, bytes: Buffer): string | undefined {
  if (bytes.length > MOST_LOGO_BYTES) return 'The image has more than 1 MB.'
  const size = readImageSize(bytes)
  if (!size || size.mediaType !== mediaType) return 'The file is not a PNG, JPEG or GIF image.'
  const { width, height } = size
  return width === height && width > 0 ? undefined : `The image is not square: it is ${width} by ${height} pixels.`
}

/** An uploaded file as a logo, its kind by its content. What is no image is called one, and `faultOfLogo` says so. */
export const logoOf = (bytes: Buffer): Logo => ({
  mediaType: readImageSize(bytes)?.mediaType ?? 'image/png',
  base64: bytes.toString('base64'),
})
