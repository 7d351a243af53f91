import { deflateSync } from 'node:zlib'
import type { Emulator } from '../../src/index.ts'

/** Fields of the form that make an integration, and nothing that need not be there. */
export const FIELDS = {
  name: 'Deal Radar',
  shortDescription: 'Signals from your calls.',
  description: 'Reads your calls and says which deals need you.',
  scopes: ['api:users:read', 'api:workspaces:read'],
  redirectUris: 'http://127.0.0.1:4799/back\nhttp://127.0.0.1:4799/other',
} as const

/** An integration of the same, through the doors of programs. */
export const registerApp = (emulator: Emulator, changes: object = {}, company?: string) =>
  emulator.integrations.create(
    { ...FIELDS, scopes: [...FIELDS.scopes], redirectUris: FIELDS.redirectUris.split('\n'), ...changes },
    company,
  )

/** A grey PNG of that size. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 0x60))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc(named), named.length + 4)
  return framed
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest >>> 0
}
