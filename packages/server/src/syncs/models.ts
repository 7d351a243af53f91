import type { Model } from '@mallet/contract/api/syncs'
import type { Page } from '@mallet/contract/derive/client'
import { CallData } from '@mallet/contract/gong/call'
import { EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import type { Gong } from '@mallet/contract/gong/index'
import { CallTranscript } from '@mallet/contract/gong/transcripts'
import { User } from '@mallet/contract/gong/users'
import { Workspace } from '@mallet/contract/gong/workspaces'
import type { GongClient } from '@mallet/gong'
import { z } from 'zod'
import type { Tier } from './schedule.ts'

/** How one kind of record is kept. Everything that differs between models stands here, as data. */
export interface ModelStrategy {
  /** What Gong is asked for it. */
  readonly operation: keyof Gong
  /** What one record must look like; one that does not goes to quarantine. */
  readonly item: z.ZodType
  /** Names of the item's own fields that say which one it is, and what to do with it before the rest is looked at. */
  readonly head: readonly string[]
  /** Of an item, or its head; also of an item that `item` refuses, where it has an id that can be read. */
  readonly idOf: (head: unknown) => string | undefined
  /** Names of the item's own fields whose values change at every reading and so make no new version. */
  readonly volatile: readonly string[]
  /** Windows that are read again and again, the smallest first: Gong has no filter for changes. */
  readonly tiers: readonly Tier[]
  /** One page of a window. Undefined for transcripts, which are asked for by the ids of calls. */
  readonly readPage?: (
    client: GongClient,
    window: { from?: string; to: string; workspaceId?: string; cursor?: string },
  ) => Promise<Page>
}

/** What an item of an unknown form may call itself; text beyond ASCII is none that a database must hold. */
const AnyId = z.union([z.string().regex(/^[!-~]{1,100}$/), z.number().transform(String)])
const WithId = z.object({ id: AnyId })
const WithMetaData = z.object({ metaData: WithId })
const WithCallId = z.object({ callId: AnyId })

const DAY_MINUTES = 24 * 60
const daily: Tier = { name: 'day', at: { hour: 2 } }

/**
 * Calls are listed up to an hour after they end and their filter is on their start, so the hourly window must span the
 * longest call and one hour. Later edits show only in the wide windows.
 */
const callTiers: readonly Tier[] = [
  { name: 'quarter hour', everyMinutes: 15, businessHoursOnly: true, windowMinutes: 135 },
  { name: 'hour', everyMinutes: 60, windowMinutes: 6 * 60 },
  { name: 'six hours', everyMinutes: 6 * 60, windowMinutes: 2 * DAY_MINUTES },
  { name: 'night', at: { hour: 2 }, windowMinutes: 14 * DAY_MINUTES },
  { name: 'week', at: { hour: 3, weekday: 'Sun' }, windowMinutes: 60 * DAY_MINUTES },
]

export const models: Readonly<Record<Model, ModelStrategy>> = {
  users: {
    operation: 'users.list',
    item: User,
    head: ['id'],
    idOf: (head) => WithId.safeParse(head).data?.id,
    volatile: [],
    tiers: [daily],
    readPage: (client, { cursor }) => client.page('users.list', { query: { ...(cursor && { cursor }) } }),
  },
  workspaces: {
    operation: 'workspaces.list',
    item: Workspace,
    head: ['id'],
    idOf: (head) => WithId.safeParse(head).data?.id,
    volatile: [],
    tiers: [daily],
    readPage: (client) => client.page('workspaces.list', {}),
  },
  calls: {
    operation: 'calls.listExtensive',
    item: CallData,
    head: ['metaData'],
    idOf: (head) => WithMetaData.safeParse(head).data?.metaData.id,
    volatile: ['media', 'context'],
    tiers: callTiers,
    readPage: (client, { from, to, workspaceId, cursor }) =>
      client.page('calls.listExtensive', {
        body: {
          filter: { ...(from && { fromDateTime: from }), toDateTime: to, ...(workspaceId && { workspaceId }) },
          contentSelector: EVERYTHING_BUT_MEDIA,
          ...(cursor && { cursor }),
        },
      }),
  },
  transcripts: {
    operation: 'calls.transcripts',
    item: CallTranscript,
    head: ['callId'],
    idOf: (head) => WithCallId.safeParse(head).data?.callId,
    volatile: [],
    tiers: [],
  },
}

/** When to ask for a transcript that has not come, by the age of its call. */
export const transcriptChase = {
  batchSize: 100,
  firstAskMinutes: 15,
  /** The next age is this times the present one, but never further away than `longestGapMinutes`. */
  growth: 1.5,
  longestGapMinutes: 60,
  /** Afterwards weekly, until the call is older than the widest window. */
  untilMinutes: 72 * 60,
  thenEveryMinutes: 7 * DAY_MINUTES,
  atMostMinutes: 60 * DAY_MINUTES,
} as const
