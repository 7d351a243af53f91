import { expect } from 'vitest'
import type { TransportEffect } from '../src/faults/transport-effect.ts'
import type { Emulator } from '../src/index.ts'
import type { RawReply } from './raw-request.ts'

export type Kind = TransportEffect['kind']

export interface TransportCase {
  readonly means: string
  readonly effect: object
  /** What the request log says was sent; the status that arrived, unless it is said. */
  readonly logged?: number
  readonly patienceMs?: number
  readonly check: (reply: RawReply, good: Buffer, emulator: Emulator) => void
}

/** Every answer has an id of its own. One character for each byte, so that an end within a letter is compared, too. */
export const withoutIds = (body: Buffer) => body.toString('latin1').replace(/"requestId":"\w+"/, '')

export function isGood(reply: RawReply, good: Buffer): void {
  expect(reply).toMatchObject({ status: 200, end: 'whole' })
  expect(withoutIds(reply.body)).toBe(withoutIds(good))
}
