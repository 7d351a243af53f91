import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ConnectionId, exampleIds, Failure, Instant, listOf, listQuery, RunId } from './fields.ts'

/** The kinds of record that Mallet keeps. */
export const MODELS = ['users', 'workspaces', 'calls', 'transcripts'] as const
export const Model = z.enum(MODELS)
export type Model = z.infer<typeof Model>

/** One execution of a sync. Counts grow while it runs. */
export const Run = z
  .strictObject({
    id: RunId,
    connectionId: ConnectionId,
    model: Model,
    trigger: z.enum(['first', 'schedule', 'manual']),
    state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
    requests: z.int().describe('Requests sent to Gong'),
    added: z.int(),
    updated: z.int(),
    deleted: z.int(),
    error: Failure.optional(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'Run' })
export type Run = z.infer<typeof Run>

/** A model of a connection: how far it is and when it goes on. */
export const Sync = z
  .strictObject({
    model: Model,
    state: z.enum(['idle', 'queued', 'running', 'paused', 'failing']),
    pauseReason: z
      .enum(['requested', 'not_chosen', 'turned_off'])
      .nullable()
      .describe(
        'Where it is paused: somebody asked for it, the settings of the connection leave it out, or its integration does, which is told first',
      ),
    caughtUp: z.boolean().describe('The first window is stored and nothing is due'),
    records: z.int(),
    expected: z.int().nullable().describe('How many Gong said there are, while the first window is read'),
    leftOut: z.int().describe('Calls that are not kept: private ones, and those of workspaces that were not chosen'),
    quarantined: z.int().describe('Records that Gong served in an unknown form, kept aside'),
    notReturned: z.int().describe('Calls that Gong did not return when asked for by id; they are asked for again'),
    unclosed: z
      .strictObject({ from: Instant.nullable(), to: Instant, expected: z.int(), read: z.int() })
      .nullable()
      .describe('A stretch of time of which Gong counts another number of records than it served, twice'),
    lastRun: Run.nullable(),
    restoredAt: Instant.nullable().describe(
      'When its database was found to be an older state of itself; cursors expired then',
    ),
    freshAt: Instant.nullable().describe('When the last run ended well'),
    nextRunAt: Instant.nullable(),
  })
  .meta({ id: 'Sync' })
export type Sync = z.infer<typeof Sync>

const exampleRun: Run = {
  id: exampleIds.run,
  connectionId: exampleIds.connection,
  model: 'calls',
  trigger: 'first',
  state: 'succeeded',
  requests: 12,
  added: 1188,
  updated: 0,
  deleted: 0,
  createdAt: '2026-06-10T15:02:01.000Z',
  startedAt: '2026-06-10T15:02:01.000Z',
  endedAt: '2026-06-10T15:02:06.000Z',
}

const exampleSync: Sync = {
  model: 'calls',
  state: 'idle',
  pauseReason: null,
  caughtUp: true,
  records: 1188,
  expected: null,
  leftOut: 12,
  quarantined: 0,
  notReturned: 0,
  unclosed: null,
  lastRun: exampleRun,
  restoredAt: null,
  freshAt: '2026-06-10T15:02:06.000Z',
  nextRunAt: '2026-06-10T15:15:00.000Z',
}
const pausedSync: Sync = { ...exampleSync, state: 'paused', pauseReason: 'requested', nextRunAt: null }
const resetSync: Sync = { ...exampleSync, caughtUp: false, nextRunAt: '2026-06-10T15:10:00.000Z' }

const ofSync = z.strictObject({ id: z.string(), model: Model })
const exampleParams = { id: exampleIds.connection, model: 'calls' } as const

export const syncs = table({
  'syncs.list': {
    method: 'GET',
    path: '/v1/connections/{id}/syncs',
    scope: 'syncs:read',
    summary: 'How each model of a connection stands',
    params: z.strictObject({ id: z.string() }),
    response: z.strictObject({ items: z.array(Sync) }),
    example: {
      params: { id: exampleIds.connection },
      response: {
        items: [exampleSync],
      },
    },
    source: 'docs/api.md#syncs',
  },
  'syncs.get': {
    method: 'GET',
    path: '/v1/connections/{id}/syncs/{model}',
    scope: 'syncs:read',
    summary: 'How one model of a connection stands',
    params: ofSync,
    response: Sync,
    example: { params: exampleParams, response: exampleSync },
    source: 'docs/api.md#syncs',
  },
  'syncs.update': {
    method: 'PATCH',
    path: '/v1/connections/{id}/syncs/{model}',
    scope: 'syncs:write',
    summary: 'Pause or resume a sync',
    params: ofSync,
    body: z.strictObject({ paused: z.boolean() }),
    response: Sync,
    example: { params: exampleParams, body: { paused: true }, response: pausedSync },
    source: 'docs/api.md#syncs',
  },
  'syncs.trigger': {
    method: 'POST',
    path: '/v1/connections/{id}/syncs/{model}/trigger',
    scope: 'syncs:write',
    summary: 'Read the overlap, and every missing transcript, now',
    params: ofSync,
    status: 202,
    response: z.strictObject({ runId: RunId.describe('The run that does it; one that waits already is not doubled') }),
    example: { params: exampleParams, response: { runId: exampleIds.run } },
    source: 'docs/api.md#syncs',
  },
  'syncs.pause': {
    method: 'POST',
    path: '/v1/connections/{id}/syncs/{model}/pause',
    scope: 'syncs:write',
    summary: 'Nothing is due any more; a run under way ends after its page',
    params: ofSync,
    response: Sync,
    example: { params: exampleParams, response: pausedSync },
    source: 'docs/api.md#syncs',
  },
  'syncs.resume': {
    method: 'POST',
    path: '/v1/connections/{id}/syncs/{model}/resume',
    scope: 'syncs:write',
    summary: 'Go on where a pause began',
    params: ofSync,
    response: Sync,
    example: { params: exampleParams, response: exampleSync },
    source: 'docs/api.md#syncs',
  },
  'syncs.cancel': {
    method: 'POST',
    path: '/v1/connections/{id}/syncs/{model}/cancel',
    scope: 'syncs:write',
    summary: 'End the run that is open; what it stored stays, and the schedule goes on an hour later',
    params: ofSync,
    response: Sync,
    example: { params: exampleParams, response: exampleSync },
    source: 'docs/api.md#syncs',
  },
  'syncs.reset': {
    method: 'POST',
    path: '/v1/connections/{id}/syncs/{model}/reset',
    scope: 'syncs:write',
    summary: 'Read everything again from the beginning; versions go on, cursors given out before expire',
    params: ofSync,
    response: Sync,
    example: { params: exampleParams, response: resetSync },
    source: 'docs/api.md#syncs',
  },
  'runs.list': {
    method: 'GET',
    path: '/v1/connections/{id}/runs',
    scope: 'syncs:read',
    summary: 'The runs of a connection, newest first',
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({ ...listQuery, model: Model.optional() }),
    response: listOf(Run),
    example: {
      params: { id: exampleIds.connection },
      response: { items: [exampleRun], nextCursor: null },
    },
    source: 'docs/api.md#syncs',
  },
  'runs.get': {
    method: 'GET',
    path: '/v1/connections/{id}/runs/{runId}',
    scope: 'syncs:read',
    summary: 'Read one run',
    params: z.strictObject({ id: z.string(), runId: z.string() }),
    response: Run,
    example: { params: { id: exampleIds.connection, runId: exampleIds.run }, response: exampleRun },
    source: 'docs/api.md#syncs',
  },
})
