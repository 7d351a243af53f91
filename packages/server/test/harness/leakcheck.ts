import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'

/** Something that was written: its name for people, and all of its bytes. */
export interface Written {
  readonly name: string
  readonly bytes: Buffer
}

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08])
const ZLIB_MAGIC = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]))
/** Of what a stream in the middle of a file may unpack to. */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024

/**
 * Looks for secrets in everything that was written: plain, URL-encoded, in base64 or base64url at any offset, in
 * hexadecimal, escaped for JSON, reversed, after a name as HTTP Basic has it, and each of these inside gzip or zlib.
 *
 * @param secrets by what they are
 * @returns what stands where, as sentences without the secret; none where all is well
 */
export function leakcheck(secrets: ReadonlyMap<string, string>, written: readonly Written[]): string[] {
  const needles = [...secrets].flatMap(([what, secret]) =>
    encodingsOf(secret).map(([encoding, needle]) => ({ what, encoding, needle })),
  )
  return written.flatMap(({ name, bytes }) =>
    [{ inside: '', bytes }, ...unpacked(bytes)].flatMap((layer) =>
      needles
        .filter(({ needle }) => layer.bytes.includes(needle))
        .map(({ what, encoding }) => `${what} stands in ${name}, ${encoding}${layer.inside}`),
    ),
  )
}

/** Every file of a directory, at any depth. */
export async function filesOf(directory: string): Promise<Written[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    files.map(async (path) => ({ name: path.slice(directory.length + 1), bytes: await readFile(path) })),
  )
}

/** How a secret may be written, with the name of each way. */
function encodingsOf(secret: string): [encoding: string, needle: string][] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].flatMap((offset): [string, string][] => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '')
    // What stands before and after the secret decides the letters at its ends: they are left out. So it is found within
    // more, as in `name:secret` of HTTP Basic.
    const whole = text.slice(offset === 0 ? 0 : offset + 1, text.length - 1)
    return [
      ['in base64', whole],
      ['in base64url', whole.replaceAll('+', '-').replaceAll('/', '_')],
    ]
  })
  const escaped = JSON.stringify(secret).slice(1, -1)
  const all: [string, string][] = [
    ['plain', secret],
    ['reversed', [...secret].reverse().join('')],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded as forms are', new URLSearchParams([['', secret]]).toString().slice(1)],
    ['in hexadecimal', bytes.toString('hex')],
    ['in hexadecimal', bytes.toString('hex').toUpperCase()],
    ['escaped for JSON', escaped],
    ['escaped for JSON twice', JSON.stringify(escaped).slice(1, -1)],
    ...base64,
  ]
  const seen = new Set<string>()
  return all.filter(([, needle]) => !seen.has(needle) && seen.add(needle))
}

function unpacked(bytes: Buffer): { inside: string; bytes: Buffer }[] {
  const limits = { maxOutputLength: MOST_UNPACKED_BYTES }
  return [
    ...startsOf(bytes, [GZIP_MAGIC]).map((at) => ({ inside: ', inside gzip', at, unpack: gunzip })),
    ...startsOf(bytes, ZLIB_MAGIC).map((at) => ({ inside: ', inside zlib', at, unpack: inflateSync })),
  ].flatMap(({ inside, at, unpack }) => {
    try {
      return [{ inside, bytes: unpack(bytes.subarray(at), limits) }]
    } catch {
      // Two or three bytes that only look like a beginning.
      return []
    }
  })
}

/** Node's own takes what follows the stream for another one, and fails. The header: RFC 1952 section 2.3. */
function gunzip(bytes: Buffer, limits: { maxOutputLength: number }): Buffer {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + bytes.readUInt16LE(at)
  for (const textFlag of [8, 16]) if (flags & textFlag) at = bytes.indexOf(0, at) + 1
  if (flags & 2) at += 2
  return inflateRawSync(bytes.subarray(at), limits)
}

function startsOf(bytes: Buffer, magics: readonly Buffer[]): number[] {
  const starts: number[] = []
  for (const magic of magics) {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) starts.push(at)
  }
  return starts
}
