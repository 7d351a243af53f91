import type { Scope } from '@mallet/contract/api/scopes'
import { MalletError } from '@mallet/contract/errors'
import { User } from '@mallet/contract/gong/users'
import { Workspace } from '@mallet/contract/gong/workspaces'
import type { ReadResourceResult } from '@modelcontextprotocol/sdk/types.js'
import { enabledActions } from '../actions/enabled-actions.ts'
import { connectionStatus } from '../connections/connection-status.ts'
import { requireScope } from '../keys/caller.ts'
import { openReplica, readAllStored } from '../records/open-replica.ts'
import { readTranscript } from '../records/read-transcript.ts'
import { cutObject } from './cut-value.ts'
import { toolNameOf } from './describe-action.ts'
import { describeUser } from './replica-tools.ts'
import type { Session } from './tool.ts'
import { marked, transcriptRoom } from './tool-result.ts'
import { transcriptText } from './transcript-text.ts'

interface Resource {
  readonly uri: string
  readonly name: string
  readonly title: string
  readonly description: string
  readonly scope: Scope
  readonly read: (session: Session) => Promise<Readonly<Record<string, unknown>>>
}

/** What a client may put into a conversation by itself. None of them asks Gong. */
export const resources: readonly Resource[] = [
  {
    uri: 'mallet://status',
    name: 'status',
    title: 'How the connection stands',
    description:
      'Credentials, call budget of the day, freshness of each model, scopes that are missing, the last error',
    scope: 'connections:read',
    read: ({ ctx, connectionId }) => connectionStatus(ctx, connectionId),
  },
  {
    uri: 'mallet://users',
    name: 'users',
    title: 'Users of the company',
    description: "Every user of Mallet's copy, without settings",
    scope: 'records:read',
    read: async ({ ctx, connectionId }) => {
      const replica = await openReplica(ctx, connectionId, 'users')
      const users: unknown[] = []
      for await (const stored of readAllStored(ctx, replica)) {
        const user = User.safeParse(stored).data
        if (user) users.push(describeUser(user))
      }
      return { asOf: replica.asOf, total: users.length, users }
    },
  },
  {
    uri: 'mallet://workspaces',
    name: 'workspaces',
    title: 'Workspaces of the company',
    description: "Every workspace of Mallet's copy",
    scope: 'records:read',
    read: async ({ ctx, connectionId }) => {
      const replica = await openReplica(ctx, connectionId, 'workspaces')
      const workspaces: unknown[] = []
      for await (const stored of readAllStored(ctx, replica))
        workspaces.push(Workspace.safeParse(stored).data ?? stored)
      return { asOf: replica.asOf, workspaces }
    },
  },
  {
    uri: 'mallet://actions',
    name: 'actions',
    title: 'The catalogue of actions',
    description: 'What the integration of this connection enables, whether or not this session has a tool for it',
    scope: 'actions:read',
    read: async ({ ctx, connectionId }) => ({
      actions: (await enabledActions(ctx, connectionId)).map((action) => ({
        name: action.name,
        tool: action.upload ? null : toolNameOf(action),
        effect: action.effect,
        scopes: action.scopes,
        summary: action.summary,
      })),
    }),
  },
]

export const TRANSCRIPT_TEMPLATE = 'mallet://calls/{id}/transcript'

/** @throws {@link MalletError} `not_found` for an address that is none of ours; `forbidden`; what its verb throws */
export async function readResource(session: Session, uri: string): Promise<ReadResourceResult> {
  const callId = /^mallet:\/\/calls\/(\d{1,20})\/transcript$/.exec(uri)?.[1]
  if (callId !== undefined) return readTranscriptResource(session, uri, callId)
  const resource = resources.find((one) => one.uri === uri)
  if (!resource) throw new MalletError('not_found', { resource: 'resource', id: uri })
  requireScope(session.caller, resource.scope)
  const value = cutObject(await resource.read(session), session.options.maxCharacters)
  return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(value) }] }
}

/** Its first page; what is longer is read with get_transcript. */
async function readTranscriptResource(session: Session, uri: string, callId: string): Promise<ReadResourceResult> {
  const { ctx, caller, connectionId, options } = session
  requireScope(caller, 'records:read')
  const characters = transcriptRoom(options)
  const page = await readTranscript(ctx, connectionId, { callId, turns: MOST_TURNS, characters })
  const hint = page.nextCursor === null ? undefined : 'There is more: read on with the tool get_transcript.'
  const text = marked(ctx, transcriptText(page), hint).join('\n')
  return { contents: [{ uri, mimeType: 'text/plain', text }] }
}

const MOST_TURNS = 1000
