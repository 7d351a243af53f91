import { expect } from 'vitest'
import { z } from 'zod'
import type { EditEffect } from '../src/faults/edit-effect.ts'
import { createEmulator, type Effect, type Emulator } from '../src/index.ts'
import { rawRequest } from './raw-request.ts'
import { ORIGIN } from './started-emulators.ts'

export const Page = z.looseObject({
  records: z.looseObject({
    totalRecords: z.unknown(),
    currentPageSize: z.unknown(),
    cursor: z.string().optional(),
  }),
  calls: z.array(z.looseObject({ metaData: z.record(z.string(), z.unknown()) })),
})
export type Page = z.infer<typeof Page>

/** An emulator whose answers are edited, and what it answers without that. */
export interface EditedPages {
  readonly emulator: Emulator
  readonly good: Page
  /** The text of a page, as it came. */
  read(what?: 'extensive' | 'transcript', cursor?: string): Promise<string>
  putInForce(effect: object): string
  /** A page of calls with the fault in it, the first one without a cursor, parsed as JavaScript does. */
  pageWith(effect: object, cursor?: string): Promise<Record<string, unknown> & Page>
}

/** What one kind of edit does, in expectations. */
export type EditCheck = (pages: EditedPages) => Promise<void>
export type EditKind = EditEffect['kind']

export async function openEditedPages(): Promise<EditedPages> {
  const emulator = await createEmulator({ now: ORIGIN, running: false, rateLimit: false, calls: 220, users: 12 })
  const putInForce = (effect: object) => emulator.faults.add({ match: {}, effect: effect as Effect })
  async function read(what: 'extensive' | 'transcript' = 'extensive', cursor?: string): Promise<string> {
    const { status, body } = await rawRequest(emulator, { path: `/v2/calls/${what}`, body: { filter: {}, cursor } })
    expect(status).toBe(200)
    return body.toString()
  }
  return {
    emulator,
    good: Page.parse(JSON.parse(await read())),
    read,
    putInForce,
    async pageWith(effect, cursor) {
      putInForce(effect)
      return JSON.parse(await read('extensive', cursor))
    },
  }
}

export const metaData = (page: Page, index = 0) => page.calls[index]?.metaData ?? {}
export const ids = (page: Page) => page.calls.map((call) => call?.metaData?.id)
