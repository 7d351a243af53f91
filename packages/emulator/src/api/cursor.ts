import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { refusals } from '@mallet/contract/gong/refusals'
import { z } from 'zod'
import type { EmulatorContext } from '../emulator-context.ts'
import { Refusal } from './refusal.ts'

const LIFETIME_MS = 10 * 60 * 1000

/** Where a list goes on. The page before it froze what it depends on. */
const Bookmark = z.object({
  /** The last item's place; what it means is the list's own affair. */
  after: z.array(z.number()),
  page: z.int(),
  total: z.int(),
  /** What had been listed when the first page was read. */
  asOfMs: z.int(),
})
export type Bookmark = z.infer<typeof Bookmark>

const Payload = Bookmark.extend({ input: z.string(), expiresAtMs: z.number().optional() })

/** What a cursor is good for: one operation of one company with one set of filters. */
export interface CursorUse {
  readonly company: number
  readonly operation: string
  /** The parsed input without its cursor: parsed, its fields stand in the order of the schema, however they were sent. */
  readonly input: unknown
}

/** A cursor as Gong makes it, in the look of a JWT. */
export function makeCursor(context: EmulatorContext, use: CursorUse, bookmark: Bookmark): string {
  const lives = context.assumed('cursorLifetime') === '10 minutes'
  const expiresAtMs = lives ? { expiresAtMs: context.clock.nowMs() + LIFETIME_MS } : {}
  const unsigned = `${base64({ alg: 'HS256' })}.${base64({ ...bookmark, input: hashOf(use), ...expiresAtMs })}`
  return `${unsigned}.${sign(context, unsigned)}`
}

/** Throws `Refusal` 400 for a cursor that was altered, has expired, or belongs to another list. */
export function readCursor(context: EmulatorContext, use: CursorUse, cursor: string): Bookmark {
  const [header = '', payload = '', signature = '', ...rest] = cursor.split('.')
  const expected = sign(context, `${header}.${payload}`)
  if (rest.length > 0 || !isSame(signature, expected)) throw new Refusal(400, [refusals.badCursor])
  const { input, expiresAtMs, ...bookmark } = Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (input !== hashOf(use)) throw new Refusal(400, [refusals.badCursor])
  if (expiresAtMs !== undefined && context.clock.nowMs() >= expiresAtMs) {
    throw new Refusal(400, [context.assumed('expiredCursorText')])
  }
  return bookmark
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const sign = ({ state }: EmulatorContext, text: string) =>
  createHmac('sha256', state.current.signingKey).update(text).digest('base64url')

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const hashOf = (use: CursorUse) => createHash('sha256').update(JSON.stringify(use)).digest('base64url')
