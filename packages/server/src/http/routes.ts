import type { Api } from '@mallet/contract/api/index'
import type { Handlers } from '@mallet/contract/derive/routes'
import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import { listActions } from '../actions/list-actions.ts'
import { runAction } from '../actions/run-action.ts'
import { cancelAttempt } from '../connect/cancel-attempt.ts'
import { createAttempt } from '../connect/create-attempt.ts'
import { createConnectSession } from '../connect/create-connect-session.ts'
import { describeConnectSession } from '../connect/describe-connect-session.ts'
import { getAttempt } from '../connect/get-attempt.ts'
import type { ConnectSession } from '../connect/load-connect-session.ts'
import { connectionStatus } from '../connections/connection-status.ts'
import { deleteConnection } from '../connections/delete-connection.ts'
import { getConnection } from '../connections/get-connection.ts'
import { linkByApiKey } from '../connections/link-by-api-key.ts'
import { linkByTokens } from '../connections/link-by-tokens.ts'
import type { LinkInput } from '../connections/link-company.ts'
import { listConnections } from '../connections/list-connections.ts'
import { resumeConnection } from '../connections/resume-connection.ts'
import { suspendConnection } from '../connections/suspend-connection.ts'
import { updateConnection } from '../connections/update-connection.ts'
import type { Context } from '../context.ts'
import { signIn } from '../dashboard/sign-in.ts'
import type { Once } from '../idempotency/answer-once.ts'
import { createIntegration } from '../integrations/create-integration.ts'
import { deleteIntegration } from '../integrations/delete-integration.ts'
import { getIntegration } from '../integrations/get-integration.ts'
import { listIntegrations } from '../integrations/list-integrations.ts'
import { previewDeletion } from '../integrations/preview-deletion.ts'
import { resumeIntegration } from '../integrations/resume-integration.ts'
import { suspendIntegration } from '../integrations/suspend-integration.ts'
import { updateIntegration } from '../integrations/update-integration.ts'
import type { Caller } from '../keys/caller.ts'
import { grantApiKey } from '../keys/grant-api-key.ts'
import { listApiKeys } from '../keys/list-api-keys.ts'
import { revokeApiKey } from '../keys/revoke-api-key.ts'
import { listRecords } from '../records/list-records.ts'
import { listVersions } from '../records/list-versions.ts'
import { getRun } from '../runs/get-run.ts'
import { listRuns } from '../runs/list-runs.ts'
import { cancelSync } from '../syncs/cancel-sync.ts'
import { getSync } from '../syncs/get-sync.ts'
import { listSyncs } from '../syncs/list-syncs.ts'
import { pauseSync } from '../syncs/pause-sync.ts'
import { resetSync } from '../syncs/reset-sync.ts'
import { resumeSync } from '../syncs/resume-sync.ts'
import { triggerSync } from '../syncs/trigger-sync.ts'

import { actionInput } from './action-input.ts'
import type { ReadFile } from './read-file.ts'

/** A request on its way to a verb. */
export interface Exchange {
  readonly ctx: Context
  readonly caller: Caller
  /** Of the endpoints whose scope is `connect-session`. */
  readonly session?: ConnectSession
  /** That the body brings instead of JSON, with what stands beside it. */
  readonly brought?: ReadFile
  /** Aborted when whoever asked has gone. */
  readonly signal: AbortSignal
  /** Whether this process takes no more connections. */
  readonly isStopping: () => boolean
  /** Through which every row that is `idempotent` makes what it makes. */
  readonly once: Once
  /** Gives the browser something to keep that scripts cannot read. */
  readonly keep: (
    cookie: { kind: 'attempt'; attemptId: string; value: string } | { kind: 'dashboard'; value: string },
  ) => void
}

/** Which verb answers which endpoint. Nothing else belongs here: no parsing, no SQL, no status codes. */
export const routes: Handlers<Api, Exchange> = {
  'health.live': () => ({ status: 'ok' }),
  'health.ready': async ({ ctx, isStopping }) => {
    if (isStopping()) throw new MalletError('shutting_down', {})
    await sql`select 1`.execute(ctx.db)
    return { status: 'ready' }
  },
  'dashboard.signIn': async ({ ctx, keep }, { body }) => {
    keep({ kind: 'dashboard', value: await signIn(ctx, body.code) })
    return { status: 'signed in' }
  },

  'apiKeys.create': ({ caller, once }, { body }) => once.run((ctx) => grantApiKey(ctx, caller, body)),
  'apiKeys.list': ({ ctx }, { query }) => listApiKeys(ctx, query),
  'apiKeys.revoke': ({ ctx }, { params }) => revokeApiKey(ctx, params.id),

  'integrations.create': ({ once }, { body }) => once.run((ctx) => createIntegration(ctx, body)),
  'integrations.list': ({ ctx }, { query }) => listIntegrations(ctx, query),
  'integrations.update': ({ ctx }, { params, body }) => updateIntegration(ctx, params.id, body),
  'integrations.get': ({ ctx }, { params }) => getIntegration(ctx, params.id),
  'integrations.suspend': ({ ctx }, { params }) => suspendIntegration(ctx, params.id),
  'integrations.resume': ({ ctx }, { params }) => resumeIntegration(ctx, params.id),
  'integrations.deletion': ({ ctx }, { params }) => previewDeletion(ctx, params.id),
  'integrations.delete': ({ ctx, caller }, { params, query }) =>
    deleteIntegration(ctx, caller, params.id, query.connections),

  'connectSessions.create': ({ once }, { body }) => once.run((ctx) => createConnectSession(ctx, body)),
  'connect.session': ({ ctx, session }) => describeConnectSession(ctx, required(session)),
  'connect.attempts.create': async ({ ctx, session, keep }, { body }) => {
    const { browserSecret, ...attempt } = await createAttempt(ctx, required(session), body)
    if (browserSecret !== undefined) keep({ kind: 'attempt', attemptId: attempt.id, value: browserSecret })
    return attempt
  },
  'connect.attempts.get': ({ ctx, session }, { params }) => getAttempt(ctx, required(session), params.id),
  'connect.attempts.cancel': ({ ctx, session }, { params }) => cancelAttempt(ctx, required(session), params.id),

  'connections.create': async ({ ctx, once }, { body }) => {
    const inSameTransaction: LinkInput['inSameTransaction'] = (trx, id) =>
      once.keep(trx, (inside) => getConnection(inside, id))
    const { credentials } = body
    const id = await (credentials.type === 'apiKey'
      ? linkByApiKey(ctx, { ...body, credentials, inSameTransaction })
      : linkByTokens(ctx, { ...body, credentials, inSameTransaction }))
    return getConnection(ctx, id)
  },
  'connections.list': ({ ctx, caller }, { query }) => listConnections(ctx, caller, query),
  'connections.get': ({ ctx }, { params }) => getConnection(ctx, params.id),
  'connections.update': ({ ctx, caller }, { params, body }) =>
    updateConnection(ctx, params.id, body, caller.apiKeyId ?? null),
  'connections.delete': ({ ctx }, { params }) => deleteConnection(ctx, params.id),
  'connections.suspend': ({ ctx }, { params }) => suspendConnection(ctx, params.id),
  'connections.resume': ({ ctx }, { params }) => resumeConnection(ctx, params.id),
  'connections.status': ({ ctx }, { params }) => connectionStatus(ctx, params.id),

  'syncs.list': ({ ctx }, { params }) => listSyncs(ctx, params.id),
  'syncs.get': ({ ctx }, { params }) => getSync(ctx, params.id, params.model),
  'syncs.update': ({ ctx }, { params: { id, model }, body }) => (body.paused ? pauseSync : resumeSync)(ctx, id, model),
  'syncs.pause': ({ ctx }, { params }) => pauseSync(ctx, params.id, params.model),
  'syncs.resume': ({ ctx }, { params }) => resumeSync(ctx, params.id, params.model),
  'syncs.cancel': ({ ctx }, { params }) => cancelSync(ctx, params.id, params.model),
  'syncs.reset': ({ ctx }, { params }) => resetSync(ctx, params.id, params.model),
  'syncs.trigger': ({ ctx }, { params }) => triggerSync(ctx, params.id, params.model),
  'runs.list': ({ ctx }, { params, query }) => listRuns(ctx, params.id, query),
  'runs.get': ({ ctx }, { params }) => getRun(ctx, params.id, params.runId),
  'records.list': ({ ctx }, { params, query }) => listRecords(ctx, params.id, params.model, query),
  'records.versions': ({ ctx }, { params, query }) =>
    listVersions(ctx, params.id, params.model, params.recordId, query),

  'actions.list': ({ ctx, caller }, { query }) => listActions(ctx, caller, query),
  'actions.run': ({ ctx, caller, brought, signal }, { params: { id, name }, query, body }) =>
    runAction(ctx, caller, {
      connectionId: id,
      name,
      input: actionInput(name, query, brought?.fields ?? body, brought?.file),
      file: brought?.file,
      signal,
    }),
}

/** Authentication gave a session to every endpoint that asks for one; this says so to the compiler, and to a mistake. */
function required(session: ConnectSession | undefined): ConnectSession {
  if (!session) throw new MalletError('unauthorized', {})
  return session
}
