/** What a data: URL may hold; see the settings of Connect. */
export const LOGO_MOST_BYTES = 72_000
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'] as const

/**
 * An image as a data: URL.
 *
 * @throws Error whose message tells what is wrong with the file
 */
export async function readLogo(file: Blob): Promise<string> {
  const type = LOGO_TYPES.find((one) => one === file.type)
  if (!type) throw new Error('The logo must be a PNG, JPEG, WebP or SVG file.')
  if (file.size > LOGO_MOST_BYTES) {
    throw new Error(`The file has ${Math.ceil(file.size / 1000)} kB; a logo may have ${LOGO_MOST_BYTES / 1000} kB.`)
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `data:${type};base64,${btoa(text)}`
}
