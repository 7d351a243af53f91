import { z } from 'zod'
import { Id, Instant, RequestId } from '../gong/fields.ts'
import { Monologue } from '../gong/transcripts.ts'
import { User } from '../gong/users.ts'
import { type Action, slugOf } from './action.ts'

/** Keeps exact types, and fills in what is usual. */
const composed = <const A extends Omit<Action, 'knownAs' | 'isPaged' | 'limits' | 'conditionalScopes' | 'repeat'>>(
  action: A & Partial<Pick<Action, 'knownAs' | 'repeat'>>,
): Action & A => ({
  isPaged: false,
  limits: [],
  conditionalScopes: [],
  repeat: 'safe',
  ...action,
  knownAs: [slugOf(action.title), ...(action.knownAs ?? [])],
})

const exampleUser = {
  id: '234599484848423',
  emailAddress: 'ann@acme.com',
  emailAliases: ['ann.lee@acme.com'],
  firstName: 'Ann',
  lastName: 'Lee',
  active: true,
  phoneNumber: '+1 415 555 0100',
}

/** One who speaks in a transcript. */
const Speaker = z.object({ id: Id, name: z.string().nullable(), email: z.string().nullable() })

const NamedTranscript = z.object({
  callId: Id,
  title: z.string().nullable(),
  started: z.string().nullable(),
  speakers: z.array(Speaker).describe('Who speaks; the name is null where Gong does not know it'),
  transcript: z.array(Monologue),
  text: z.string().optional().describe('With format text: the whole of it, a line for each turn, with names'),
})

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What Mallet makes of several operations, or of whatever the caller names. */
export const composedActions = {
  'users.search': composed({
    name: 'users.search',
    title: 'Search user',
    resource: 'users',
    summary:
      'Find users by e-mail address (aliases and trusted addresses included) or phone number. Gong has no such search: the synced users are looked through where they are fresh, which costs no request, and else the list of users, 100 a request',
    operations: ['users.list'],
    scopes: ['api:users:read'],
    effect: 'reads',
    input: z.strictObject({
      email: z.string().trim().min(3).max(320).optional().describe('Compared without regard to case'),
      phone: z.string().trim().min(3).max(50).optional().describe('Compared by its digits'),
      fresh: z.boolean().optional().describe('Ask Gong, even where the synced users are fresh'),
    }),
    output: z.object({
      users: z.array(User),
      source: z.enum(['records', 'gong']),
      asOf: z.iso.datetime().describe('What it says holds for this instant'),
    }),
    example: {
      input: { email: 'ann.lee@acme.com' },
      output: { users: [exampleUser], source: 'records', asOf: '2026-06-10T15:02:09.000Z' },
    },
    source: 'Gong OpenAPI 2026-07-05, listUsers: there is no filter by address or number',
  }),
  'calls.fetchTranscripts': composed({
    name: 'calls.fetchTranscripts',
    title: 'Fetch call transcripts',
    resource: 'calls',
    summary:
      "Transcripts with the names of their speakers and the titles of their calls: two of Gong's requests for up to 100 calls",
    operations: ['calls.transcripts', 'calls.listExtensive'],
    scopes: ['api:calls:read:transcript', 'api:calls:read:extensive'],
    effect: 'reads',
    input: z.strictObject({
      from: Instant.optional().describe('Of calls that began then or later'),
      to: Instant.optional().describe('Of calls that began before'),
      workspaceId: Id.optional(),
      callIds: z.array(Id).min(1).max(100).optional(),
      cursor: z.string().max(2000).optional(),
      format: z.enum(['turns', 'text']).optional(),
    }),
    output: z.object({
      transcripts: z.array(NamedTranscript),
      nextCursor: z.string().nullable(),
      requestId: RequestId,
    }),
    example: {
      input: { callIds: ['7782342274025937895'], format: 'text' },
      output: {
        transcripts: [
          {
            callId: '7782342274025937895',
            title: 'Introduction',
            started: '2026-06-09T14:00:00Z',
            speakers: [{ id: '6432345678555530067', name: 'Ann Lee', email: 'ann@acme.com' }],
            transcript: [
              {
                speakerId: '6432345678555530067',
                topic: 'Wrap-up',
                sentences: [{ start: 0, end: 900, text: 'Hello.' }],
              },
            ],
            text: '[00:00] Ann Lee: Hello.',
          },
        ],
        nextCursor: null,
        requestId: '4al018gzaztcr8nbukw',
      },
    },
    source: 'docs/api.md#actions',
  }),
  'http.request': composed({
    name: 'http.request',
    title: 'HTTP request',
    knownAs: ['httprequest'],
    resource: 'http',
    summary: 'Send a request to any documented path of the API and get its answer as it came',
    operations: [],
    scopes: [],
    effect: 'writes',
    repeat: 'unsafe',
    input: z.strictObject({
      method: z.enum(METHODS),
      path: z.string().startsWith('/v2/').max(2000).describe('With or without a query: /v2/calls'),
      query: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
        .optional()
        .describe('Put behind the path'),
      body: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).optional(),
      confirm: z
        .boolean()
        .optional()
        .describe('Must be true where what the operation takes away cannot be brought back'),
    }),
    output: z.object({
      status: z.int(),
      headers: z.record(z.string(), z.string()),
      body: z.unknown().describe('JSON as its value, ids beyond 2^53 as text; anything else as text'),
    }),
    example: {
      input: { method: 'GET', path: '/v2/workspaces' },
      output: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: { requestId: '4al018gzaztcr8nbukw', workspaces: [] },
      },
    },
    source: 'docs/api.md#actions',
  }),
} satisfies Readonly<Record<string, Action>>
export type ComposedActions = typeof composedActions
