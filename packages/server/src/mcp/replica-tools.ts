import { Id, Instant } from '@mallet/contract/gong/fields'
import type { User } from '@mallet/contract/gong/users'
import { z } from 'zod'
import { findUsers } from '../records/find-users.ts'
import { getCall } from '../records/get-call.ts'
import { listCalls } from '../records/list-calls.ts'
import { readTranscript } from '../records/read-transcript.ts'
import { UNTRUSTED_WORDS } from './describe-action.ts'
import { CALL_SECTIONS, describeCall } from './describe-call.ts'
import { parseInput } from './run-tool.ts'
import type { Answer, Session, Tool } from './tool.ts'
import { transcriptRoom } from './tool-result.ts'
import { transcriptText } from './transcript-text.ts'

const COPY = "Served from Mallet's copy as it was at asOf, so it costs no Gong request."

const Cursor = z.string().max(500).optional().describe('nextCursor of the page before')
const Marked = {
  untrusted: z.string().optional(),
  cut: z.looseObject({}).optional(),
  asOf: z.string().nullable().describe('The copy is as Gong was then'),
}
const NextCursor = z.string().nullable().describe('Null on the last page')

/** Keeps the type of the input, which is parsed before a tool runs. */
const replicaTool = <Input extends z.ZodObject>(
  tool: Pick<Tool, 'name' | 'title' | 'description' | 'knownAs'> & {
    readonly input: Input
    readonly output?: z.ZodObject
    readonly answer: (session: Session, input: z.output<Input>) => Promise<Answer>
  },
): Tool => {
  const { answer, ...rest } = tool
  return {
    ...rest,
    scope: 'records:read',
    offered: 'always',
    annotations: {
      title: tool.title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
    run: async (session, input) => answer(session, parseInput(tool.input, input)),
  }
}

const listCallsTool = replicaTool({
  name: 'list_calls',
  title: 'List synced calls',
  description: `Find calls by when they began, title, participant or workspace: id, title, start, duration, who was there. ${COPY} Calls that came or changed last are looked at first; with a nextCursor there may be more, even behind a short page. ${UNTRUSTED_WORDS}`,
  knownAs: ['search_calls', 'find_calls'],
  input: z.strictObject({
    from: Instant.optional().describe('Began then or later, with an offset: 2026-06-01T00:00:00Z'),
    to: Instant.optional().describe('Began before'),
    title: z.string().trim().min(1).max(200).optional().describe('A part of the title'),
    participant: z.string().trim().min(1).max(320).optional().describe('A part of a name or e-mail address'),
    workspaceId: Id.optional(),
    limit: z.int().min(1).max(50).default(20),
    cursor: Cursor,
  }),
  output: z.looseObject({
    ...Marked,
    calls: z.array(
      z.looseObject({
        id: z.string(),
        title: z.string().nullable(),
        started: z.string().nullable(),
        durationSeconds: z.number().nullable(),
        workspaceId: z.string().nullable(),
        parties: z.array(z.string()),
        partyCount: z.number(),
        url: z.string().nullable(),
      }),
    ),
    nextCursor: NextCursor,
  }),
  answer: async ({ ctx, connectionId }, input) => ({ value: { ...(await listCalls(ctx, connectionId, input)) } }),
})

const getCallTool = replicaTool({
  name: 'get_call',
  title: 'Get a synced call',
  description: `One call: who was there, the brief, key points, next steps, topics and trackers that were found. More of what Gong has of it comes with sections. ${COPY} ${UNTRUSTED_WORDS}`,
  knownAs: ['call_summary'],
  input: z.strictObject({
    callId: Id,
    sections: z
      .array(z.enum(CALL_SECTIONS))
      .max(CALL_SECTIONS.length)
      .optional()
      .describe('Parts of the call in full, as Gong serves them'),
  }),
  answer: async ({ ctx, connectionId }, { callId, sections = [] }) => {
    const { call, asOf } = await getCall(ctx, connectionId, callId)
    return {
      value: {
        asOf,
        call: describeCall(call),
        ...Object.fromEntries(sections.map((name) => [name, call[name] ?? null])),
      },
    }
  },
})

const getTranscriptTool = replicaTool({
  name: 'get_transcript',
  title: 'Get a synced transcript',
  description: `What was said on a call, turn by turn, with the names of the speakers. Long ones come in pages: pass nextCursor as cursor. ${COPY} ${UNTRUSTED_WORDS}`,
  knownAs: ['read_transcript'],
  input: z.strictObject({
    callId: Id,
    turns: z.int().min(1).max(300).default(150).describe('At most so many turns'),
    cursor: Cursor,
  }),
  output: z.looseObject({
    ...Marked,
    callId: z.string(),
    title: z.string().nullable(),
    started: z.string().nullable(),
    turns: z.array(z.looseObject({ speaker: z.string(), text: z.string() })),
    firstTurn: z.number(),
    turnCount: z.number(),
    nextCursor: NextCursor,
  }),
  answer: async ({ ctx, connectionId, options }, { callId, turns, cursor }) => {
    const characters = transcriptRoom(options)
    const page = await readTranscript(ctx, connectionId, { callId, turns, cursor, characters })
    return { value: { ...page }, text: transcriptText(page) }
  },
})

const findUserTool = replicaTool({
  name: 'find_user',
  title: 'Find a synced user',
  description: `Find users of the company by e-mail address (aliases included), name, phone or id. ${COPY}`,
  knownAs: ['search_users', 'get_user'],
  input: z.strictObject({
    email: z.string().trim().min(3).max(320).optional().describe('The whole address'),
    name: z.string().trim().min(1).max(200).optional().describe('A part of first and last name'),
    phone: z.string().trim().min(3).max(50).optional().describe('Compared by its digits'),
    id: Id.optional(),
    limit: z.int().min(1).max(50).default(20),
  }),
  output: z.looseObject({
    ...Marked,
    users: z.array(z.looseObject({ id: z.string(), name: z.string(), email: z.string().nullable() })),
    hasMore: z.boolean(),
  }),
  answer: async ({ ctx, connectionId }, input) => {
    const { users, ...found } = await findUsers(ctx, connectionId, input)
    return { value: { ...found, users: users.map(describeUser) } }
  },
})

/** What tells a user from another, without their settings. */
export const describeUser = (user: User) => ({
  id: user.id,
  name: [user.firstName, user.lastName].filter(Boolean).join(' '),
  email: user.emailAddress ?? null,
  title: user.title ?? null,
  phone: user.phoneNumber ?? null,
  active: user.active ?? null,
  managerId: user.managerId ?? null,
})

/** What is answered from records alone. */
export const replicaTools: readonly Tool[] = [listCallsTool, getCallTool, getTranscriptTool, findUserTool]
