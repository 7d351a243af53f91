import type { Me } from '@mallet/contract/api/dashboard-access'
import type { Api } from '@mallet/contract/api/index'
import type { Handlers } from '@mallet/contract/derive/routes'
import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import { listActions } from '../actions/list-actions.ts'
import { runAction } from '../actions/run-action.ts'
import { cancelAttempt } from '../connect/attempts/cancel-attempt.ts'
import { createAttempt } from '../connect/attempts/create-attempt.ts'
import { getAttempt } from '../connect/attempts/get-attempt.ts'
import { launchAttempt } from '../connect/attempts/launch-attempt.ts'
import { lookAtLaunch } from '../connect/attempts/look-at-launch.ts'
import { listChoices } from '../connect/choices/list-choices.ts'
import { createConnectSession } from '../connect/sessions/create-connect-session.ts'
import { finishConnectSession } from '../connect/sessions/finish-connect-session.ts'
import { getConnectSession } from '../connect/sessions/get-connect-session.ts'
import { listConnectSessions } from '../connect/sessions/list-connect-sessions.ts'
import type { ConnectSession } from '../connect/sessions/load-connect-session.ts'
import { revokeConnectSession } from '../connect/sessions/revoke-connect-session.ts'
import { shareConnectSession } from '../connect/sessions/share-connect-session.ts'
import { showConnectSession } from '../connect/sessions/show-connect-session.ts'
import { connectLook } from '../connect/settings/connect-look.ts'
import { loadConnectSettings } from '../connect/settings/load-connect-settings.ts'
import { updateConnectSettings } from '../connect/settings/update-connect-settings.ts'
import { claimConnection } from '../connections/claim-connection.ts'
import { connectionStatus } from '../connections/connection-status.ts'
import { deleteConnection } from '../connections/delete-connection.ts'
import { getConnection } from '../connections/get-connection.ts'
import { linkByApiKey } from '../connections/link-by-api-key.ts'
import { linkByTokens } from '../connections/link-by-tokens.ts'
import type { LinkInput } from '../connections/link-company.ts'
import { listConnections } from '../connections/list-connections.ts'
import { resumeConnection } from '../connections/resume-connection.ts'
import { revealCredentials } from '../connections/reveal-credentials.ts'
import { suspendConnection } from '../connections/suspend-connection.ts'
import { updateConnection } from '../connections/update-connection.ts'
import type { Context } from '../context.ts'
import { acceptInvitation } from '../dashboard/accept-invitation.ts'
import { changePassword } from '../dashboard/change-password.ts'
import type { SignedIn } from '../dashboard/check-session.ts'
import { dashboardState } from '../dashboard/dashboard-state.ts'
import { endSession } from '../dashboard/end-session.ts'
import { listSessions } from '../dashboard/list-sessions.ts'
import { logIn } from '../dashboard/log-in.ts'
import { readInvitation } from '../dashboard/read-invitation.ts'
import { setUp } from '../dashboard/set-up.ts'
import { signIn } from '../dashboard/sign-in.ts'
import type { Entry, Visitor } from '../dashboard/start-session.ts'
import type { Once } from '../idempotency/answer-once.ts'
import { createIntegration } from '../integrations/create-integration.ts'
import { createWithKeyPair } from '../integrations/create-with-key-pair.ts'
import { deleteIntegration } from '../integrations/delete-integration.ts'
import { describePlatform } from '../integrations/describe-platform.ts'
import { getIntegration } from '../integrations/get-integration.ts'
import { keyPairOf } from '../integrations/hold-key-pair.ts'
import { listIntegrations } from '../integrations/list-integrations.ts'
import { previewDeletion } from '../integrations/preview-deletion.ts'
import { resumeIntegration } from '../integrations/resume-integration.ts'
import { suspendIntegration } from '../integrations/suspend-integration.ts'
import { updateIntegration } from '../integrations/update-integration.ts'
import type { Caller } from '../keys/caller.ts'
import { grantApiKey } from '../keys/grant-api-key.ts'
import { listApiKeys } from '../keys/list-api-keys.ts'
import { revokeApiKey } from '../keys/revoke-api-key.ts'
import { deletePerson } from '../people/delete-person.ts'
import { invitePerson } from '../people/invite-person.ts'
import { listPeople } from '../people/list-people.ts'
import { makeLink } from '../people/make-link.ts'
import { updatePerson } from '../people/update-person.ts'
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
  /** Whoever signed in to the dashboard, where that is the credential. */
  readonly signedIn?: SignedIn
  readonly visitor: Visitor
  /** Lets a guess at what people choose come to be judged, no more often than is good. */
  readonly attempt: <T>(account: string, judge: () => Promise<T>) => Promise<T>
  /** That the body brings instead of JSON, with what stands beside it. */
  readonly brought?: ReadFile
  /** A line in the log, which never holds a secret. */
  readonly note: (what: Readonly<Record<string, string>>, message: string) => void
  /** Aborted when whoever asked has gone. */
  readonly signal: AbortSignal
  /** Whether this process takes no more connections. */
  readonly isStopping: () => boolean
  /** Through which every row that is `idempotent` makes what it makes. */
  readonly once: Once
  /** Gives the browser something to keep that scripts cannot read. */
  readonly keep: (
    cookie: { kind: 'attempt'; attemptId: string; value: string } | { kind: 'dashboard'; value: string | null },
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
  'platform.describe': ({ ctx }) => describePlatform(ctx),
  'dashboard.state': ({ ctx, visitor }) => dashboardState(ctx, visitor.sessionSecret),
  'dashboard.setUp': ({ ctx, visitor, attempt, keep }, { body }) =>
    enter(
      keep,
      attempt('set-up', () => setUp(ctx, body, visitor)),
    ),
  'dashboard.signIn': ({ ctx, visitor, keep }, { body }) => enter(keep, signIn(ctx, body.code, visitor)),
  'dashboard.logIn': ({ ctx, visitor, attempt, keep }, { body }) =>
    enter(
      keep,
      attempt(body.email, () => logIn(ctx, body, visitor)),
    ),
  'dashboard.readInvitation': async ({ ctx }, { body }) => {
    const { userId: _, ...invitation } = await readInvitation(ctx, body.code)
    return invitation
  },
  'dashboard.acceptInvitation': ({ ctx, visitor, keep }, { body }) => enter(keep, acceptInvitation(ctx, body, visitor)),
  'dashboard.logOut': async ({ ctx, signedIn, keep }) => {
    const who = present(signedIn)
    await endSession(ctx, who, who.sessionId)
    keep({ kind: 'dashboard', value: null })
    return { status: 'signed out' }
  },
  'dashboard.sessions.list': ({ ctx, signedIn }) => listSessions(ctx, present(signedIn)),
  'dashboard.sessions.end': ({ ctx, signedIn }, { params }) => endSession(ctx, present(signedIn), params.id),
  'dashboard.changePassword': ({ ctx, caller, signedIn, visitor, attempt, keep }, { body }) =>
    enter(
      keep,
      attempt(`password ${caller.id}`, () => changePassword(ctx, present(signedIn), body, visitor)),
    ),

  'people.list': ({ ctx }, { query }) => listPeople(ctx, query),
  'people.invite': ({ ctx }, { body }) => invitePerson(ctx, body),
  'people.update': ({ ctx }, { params, body }) => updatePerson(ctx, params.id, body),
  'people.delete': ({ ctx }, { params }) => deletePerson(ctx, params.id),
  'people.newLink': ({ ctx }, { params }) => makeLink(ctx, params.id),

  'apiKeys.create': ({ caller, once }, { body }) => once.run((ctx) => grantApiKey(ctx, caller, body)),
  'apiKeys.list': ({ ctx }, { query }) => listApiKeys(ctx, query),
  'apiKeys.revoke': ({ ctx }, { params }) => revokeApiKey(ctx, params.id),

  'integrations.create': ({ ctx, once }, { body }) => {
    const pair = body.auth.type === 'apiKey' ? keyPairOf(body.auth) : undefined
    return pair ? createWithKeyPair(ctx, body, pair, once) : once.run((inside) => createIntegration(inside, body))
  },
  'integrations.list': ({ ctx }, { query }) => listIntegrations(ctx, query),
  'integrations.update': ({ ctx }, { params, body }) => updateIntegration(ctx, params.id, body),
  'integrations.get': ({ ctx }, { params }) => getIntegration(ctx, params.id),
  'integrations.suspend': ({ ctx }, { params }) => suspendIntegration(ctx, params.id),
  'integrations.resume': ({ ctx }, { params }) => resumeIntegration(ctx, params.id),
  'integrations.deletion': ({ ctx }, { params }) => previewDeletion(ctx, params.id),
  'integrations.delete': ({ ctx, caller }, { params, query }) =>
    deleteIntegration(ctx, caller, params.id, query.connections),

  'connectSessions.create': ({ once }, { body }) => once.run((ctx) => createConnectSession(ctx, body)),
  'connectSessions.list': ({ ctx }, { query }) => listConnectSessions(ctx, query),
  'connectSessions.get': ({ ctx }, { params }) => getConnectSession(ctx, params.id),
  'connectSessions.revoke': ({ ctx }, { params }) => revokeConnectSession(ctx, params.id),
  'connectSettings.get': ({ ctx }) => loadConnectSettings(ctx.db),
  'connectSettings.update': ({ ctx }, { body }) => updateConnectSettings(ctx, body),

  'connect.look': ({ ctx }) => connectLook(ctx),
  'connect.session': ({ ctx, session }) => showConnectSession(ctx, required(session)),
  'connect.share': ({ ctx, session }) => shareConnectSession(ctx, required(session)),
  'connect.attempts.create': ({ ctx, session }, { body }) => createAttempt(ctx, required(session), body),
  'connect.launch': async ({ ctx, keep }, { body }) => {
    const { attemptId, browserSecret, authorizeUrl } = await launchAttempt(ctx, body.code)
    keep({ kind: 'attempt', attemptId, value: browserSecret })
    return { authorizeUrl }
  },
  'connect.launch.look': ({ ctx }, { body }) => lookAtLaunch(ctx, body.code),
  'connect.attempts.get': ({ ctx, session }, { params }) => getAttempt(ctx, required(session), params.id),
  'connect.attempts.cancel': ({ ctx, session }, { params }) => cancelAttempt(ctx, required(session), params.id),
  'connect.choices': ({ ctx, session }) => listChoices(ctx, required(session)),
  'connect.finish': ({ ctx, session }, { body }) => finishConnectSession(ctx, required(session), body.configuration),

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
    updateConnection(ctx, params.id, body, caller.id ?? null),
  'connections.delete': ({ ctx }, { params }) => deleteConnection(ctx, params.id),
  'connections.suspend': ({ ctx }, { params }) => suspendConnection(ctx, params.id),
  'connections.resume': ({ ctx }, { params }) => resumeConnection(ctx, params.id),
  'connections.claim': ({ ctx }, { params, body }) => claimConnection(ctx, params.id, body),
  'connections.credentials': async ({ ctx, caller, note }, { params, body }) => {
    const by = caller.id
    if (by === undefined) throw new MalletError('unauthorized', {})
    const revealed = await revealCredentials(ctx, params.id, by, body.reason)
    note({ connectionId: params.id, by, reason: body.reason }, 'credentials were shown')
    return revealed
  },
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
const required = (session: ConnectSession | undefined): ConnectSession => present(session)

function present<T>(session: T | undefined): T {
  if (session === undefined) throw new MalletError('unauthorized', {})
  return session
}

async function enter(keep: Exchange['keep'], entry: Promise<Entry>): Promise<{ me: Me }> {
  const { secret, me } = await entry
  keep({ kind: 'dashboard', value: secret })
  return { me }
}
