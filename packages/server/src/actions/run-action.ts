import type { Action } from '@mallet/contract/actions/action'
import { composedActions } from '@mallet/contract/actions/composed-actions'
import { findAction } from '@mallet/contract/actions/index'
import type { FileToSend } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { createGongClient, type GongClient } from '@mallet/gong'
import { loadServedConnection } from '../connections/load-connection.ts'
import type { Context } from '../context.ts'
import { requireEnabled } from '../gateway/enabled.ts'
import { type Caller, requireScope } from '../keys/caller.ts'
import { checkFile } from './check-file.ts'
import { checkInput } from './check-input.ts'
import { enabledFor } from './enabled-for.ts'
import { fetchTranscripts } from './fetch-transcripts.ts'
import { giveUpIfAborted } from './give-up.ts'
import { runOperation } from './run-operation.ts'
import { searchUser } from './search-user.ts'
import { sendHttpRequest } from './send-http-request.ts'
import { tellRefusal } from './tell-refusal.ts'

export interface ActionRun {
  readonly connectionId: string
  /** The name of an action, or one under which it is known. */
  readonly name: string
  /** Params, query and body in one object, before anything is trusted. */
  readonly input: Readonly<Record<string, unknown>>
  /** Of an action that takes one. It is read once. */
  readonly file?: FileToSend | undefined
  /** Asks Gong nothing more once it is aborted. */
  readonly signal?: AbortSignal | undefined
}

/** What a run has at hand. */
export interface Running {
  readonly ctx: Context
  readonly caller: Caller
  readonly connectionId: string
  readonly action: Action
  readonly input: Readonly<Record<string, unknown>>
  readonly file?: FileToSend | undefined
  readonly client: GongClient
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs an action for a connection and answers with what Gong answered, parsed. Nothing is sent before the whole input is
 * checked, and nothing is sent twice but what only reads.
 *
 * @throws {@link MalletError} `not_found` for an action or connection that does not exist; `invalid_input`;
 *   `confirmation_required`; `forbidden`; `action_disabled`; `connection_suspended`; `unsupported_media_type` and
 *   `body_too_large` for a file; `gong_rejected`, `gong_not_found`, `already_exists`, `credits_used_up`,
 *   `gong_forbidden`, `gong_refused` with Gong's own id of the exchange; `outcome_unknown` where a write may have been
 *   done; what the gateway throws
 */
export async function runAction(ctx: Context, caller: Caller, run: ActionRun): Promise<Record<string, unknown>> {
  const action = findAction(run.name)
  if (!action) throw unknownAction(run.name)
  if (action.effect !== 'reads' && action.name !== HTTP_REQUEST) requireScope(caller, 'actions:write')
  const input = checkInput(action, run.input)
  const file = checkFile(action, run.file)
  const { connectionId } = run
  await loadServedConnection(ctx, connectionId)
  requireEnabled(await enabledFor(ctx, connectionId), action.name)
  const client = createGongClient({
    send: (request) => {
      giveUpIfAborted(run.signal)
      return ctx.gateway.request({ connectionId, lane: 'interactive' }, request)
    },
  })
  try {
    return await verbOf(action)({ ctx, caller, connectionId, action, input, file, client, signal: run.signal })
  } catch (error) {
    throw tellRefusal(action, input, error)
  }
}

type Verb = (running: Running) => Promise<Record<string, unknown>>

const HTTP_REQUEST = composedActions['http.request'].name

/** A composed action without its verb does not compile. */
const composedVerbs: Readonly<Record<keyof typeof composedActions, Verb>> = {
  'users.search': searchUser,
  'calls.fetchTranscripts': fetchTranscripts,
  'http.request': sendHttpRequest,
}

const isComposed = (name: string): name is keyof typeof composedVerbs => Object.hasOwn(composedVerbs, name)

const verbOf = ({ name }: Action): Verb => (isComposed(name) ? composedVerbs[name] : runOperation)

const unknownAction = (name: string) =>
  new MalletError(
    'not_found',
    { resource: 'action', id: name },
    { message: 'There is no action of this name; GET /v1/actions lists all of them.' },
  )
