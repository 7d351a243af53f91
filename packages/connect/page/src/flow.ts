import type { View } from '../../src/messages.ts'
import type { Attempt, Session, Told } from './ask.ts'
import type { Action, Chosen, FailedStep, Known, Linked, State } from './flow-state.ts'

/** Ends the right to link, so that nothing but a new session helps. */
const ENDING: readonly string[] = ['session_expired', 'unauthorized']

/**
 * The state after something happened. An action that does not belong to the state changes nothing: answers may come after
 * somebody went another way.
 */
export function step(state: State, action: Action): State {
  if (state.name === 'closed') return state
  switch (action.type) {
    case 'opened':
      return { name: 'session_check' }
    case 'session_read':
      return state.name === 'session_check' ? begin(action) : state
    case 'refused':
      return refuse(state, action.refusal)
    case 'integration_chosen':
      return state.name === 'choose_auth' ? choose(state.session, action.integrationId) : state
    case 'back':
      return back(state)
    case 'key_sent':
      return state.name === 'form' ? { name: 'validating', ...chosen(state) } : state
    case 'opening_gong':
      if (state.name === 'waiting_for_gong') return { ...state, attemptId: null, window: { state: 'open' } }
      return state.name === 'oauth_intro' ? { ...state, opening: true } : state
    case 'gong_opened':
      return openGong(state, action)
    case 'window_changed':
      return state.name === 'waiting_for_gong' ? { ...state, window: action.window } : state
    case 'attempt_ended':
      return endAttempt(state, action.attempt)
    case 'share_asked':
      return askToShare(state)
    case 'share_made':
      return state.name === 'share' ? { ...state, link: action.link } : state
    case 'linked_elsewhere':
      return 'integration' in state && isBeforeLink(state) ? link(state, action.connectionId, []) : state
    case 'choices_read':
      return state.name === 'choosing' ? { ...state, choices: action.choices } : state
    case 'finish_sent':
      return state.name === 'choosing' ? { ...state, saving: true, refusal: null } : state
    case 'finished':
      return finish(state, action)
    case 'retry':
      return retry(state)
    case 'closed':
      return { name: 'closed', isLinked: isLinked(state) }
  }
}

function begin({ session, wish, keptAttempt }: Extract<Action, { type: 'session_read' }>): State {
  const { attempt, integrations } = session
  const [first] = integrations
  const integration = integrations.find(({ id }) => id === wish) ?? first
  if (!integration) return { name: 'error', refusal: NO_INTEGRATION, session, at: { step: 'session' } }
  const known = { session, integration }
  if (session.status === 'linked' && session.connectionId !== null) {
    return link(known, session.connectionId, attempt?.notGranted ?? [])
  }
  // Of an attempt that another tab began, nothing is said here.
  if (attempt && attempt.id === keptAttempt) {
    const waiting = { name: 'waiting_for_gong', ...known, attemptId: attempt.id, window: { state: 'open' } } as const
    return attempt.status === 'pending' ? waiting : endAttempt(waiting, attempt)
  }
  const isWished = integration.id === wish
  return integrations.length > 1 && !isWished ? { name: 'choose_auth', session } : choose(session, integration.id)
}

const NO_INTEGRATION: Told = { code: 'no_integration', message: '', fix: '', requestId: null }

function choose(session: Session, integrationId: string): State {
  const integration = session.integrations.find(({ id }) => id === integrationId)
  if (!integration) return { name: 'choose_auth', session }
  return integration.authType === 'oauth2'
    ? { name: 'oauth_intro', session, integration, opening: false }
    : { name: 'form', session, integration, refusal: null }
}

function back(state: State): State {
  switch (state.name) {
    case 'form':
    case 'oauth_intro':
      return state.session.integrations.length > 1 ? { name: 'choose_auth', session: state.session } : state
    case 'share':
    case 'waiting_for_gong':
      return choose(state.session, state.integration.id)
    case 'error': {
      if (!state.session || state.at.step === 'finish') return state
      return state.session.integrations.length > 1 ? { name: 'choose_auth', session: state.session } : retry(state)
    }
    default:
      return state
  }
}

function refuse(state: State, refusal: Told): State {
  if (state.name === 'success' || state.name === 'expired') return state
  const session = 'session' in state ? state.session : null
  // What was linked is linked, whatever became of the session.
  if (ENDING.includes(refusal.code) && !isLinked(state)) return { name: 'expired', refusal, session }
  switch (state.name) {
    case 'validating':
      return { name: 'form', ...chosen(state), refusal }
    case 'choosing':
      return state.choices
        ? { ...state, saving: false, refusal }
        : failed(refusal, { step: 'finish', ...linked(state) })
    case 'finishing':
      return failed(refusal, { step: 'finish', ...linked(state) })
    case 'oauth_intro':
    case 'waiting_for_gong':
      return { name: 'error', refusal, session, at: { step: 'oauth', integration: state.integration } }
    case 'share':
      return { name: 'error', refusal, session, at: { step: 'share', integration: state.integration } }
    case 'init':
    case 'session_check':
      return { name: 'error', refusal, session: null, at: { step: 'session' } }
    default:
      return state
  }
}

const failed = (refusal: Told, at: FailedStep & Known): State => ({ name: 'error', refusal, session: at.session, at })

function askToShare(state: State): State {
  if (state.name === 'error' && state.session && (state.at.step === 'oauth' || state.at.step === 'share')) {
    return { name: 'share', session: state.session, integration: state.at.integration, link: null }
  }
  return 'integration' in state && isBeforeLink(state) ? { name: 'share', ...chosen(state), link: null } : state
}

function openGong(state: State, { attemptId, window }: Extract<Action, { type: 'gong_opened' }>): State {
  if (state.name !== 'oauth_intro' && state.name !== 'waiting_for_gong') return state
  return { name: 'waiting_for_gong', ...chosen(state), attemptId, window }
}

function endAttempt(state: State, attempt: Attempt): State {
  if (!('integration' in state) || !isBeforeLink(state)) return state
  const { session, integration } = state
  const at = { step: 'oauth', integration } as const
  switch (attempt.status) {
    case 'pending':
      return state
    case 'authenticated':
      return link(state, attempt.connectionId ?? '', attempt.notGranted ?? [])
    case 'cancelled':
      return choose(session, integration.id)
    case 'expired':
      return { name: 'error', refusal: UNFINISHED, session, at }
    case 'error':
      return refuse(state, { ...UNKNOWN, ...attempt.error, requestId: attempt.error?.requestId ?? null })
  }
}

const UNFINISHED: Told = { code: 'attempt_expired', message: '', fix: '', requestId: null }
const UNKNOWN: Told = { code: 'internal', message: '', fix: '', requestId: null }

function link({ session, integration }: Chosen, connectionId: string, notGranted: readonly string[]): State {
  const after = { session, integration, connectionId, notGranted }
  return session.configure
    ? { name: 'choosing', ...after, choices: null, saving: false, refusal: null }
    : { name: 'finishing', ...after }
}

function finish(state: State, { connectionId, returnUrl }: Extract<Action, { type: 'finished' }>): State {
  if (state.name !== 'choosing' && state.name !== 'finishing') return state
  return { name: 'success', ...linked(state), connectionId, returnUrl }
}

function retry(state: State): State {
  if (state.name !== 'error') return state
  const { at, session } = state
  if (!session) return { name: 'session_check' }
  switch (at.step) {
    case 'session':
      return { name: 'session_check' }
    case 'oauth':
    case 'share':
      return choose(session, at.integration.id)
    case 'finish':
      return link(at, at.connectionId, at.notGranted)
  }
}

const chosen = ({ session, integration }: Chosen): Chosen => ({ session, integration })
const linked = ({ session, integration, connectionId, notGranted }: Linked): Linked => ({
  session,
  integration,
  connectionId,
  notGranted,
})

const BEFORE_LINK: readonly State['name'][] = ['form', 'validating', 'oauth_intro', 'waiting_for_gong', 'share']
const isBeforeLink = ({ name }: State) => BEFORE_LINK.includes(name)

/** Whether the company is linked already: what comes after can be left out, and does not undo it. */
export const isLinked = (state: State): boolean =>
  state.name === 'choosing' ||
  state.name === 'finishing' ||
  state.name === 'success' ||
  (state.name === 'error' && state.at.step === 'finish') ||
  (state.name === 'closed' && state.isLinked)

/** What was linked, once something was. */
export function linkOf(
  state: State,
): { connectionId: string; integrationId: string; isReconnect: boolean } | undefined {
  const at = state.name === 'error' && state.at.step === 'finish' ? state.at : state
  if (!('connectionId' in at)) return undefined
  return {
    connectionId: at.connectionId,
    integrationId: at.integration.id,
    isReconnect: at.session.repair !== null,
  }
}

/** The state as hosts are told of it. */
export function viewOf({ name }: State): View | undefined {
  switch (name) {
    case 'init':
    case 'session_check':
    case 'finishing':
      return 'loading'
    case 'form':
      return 'api_key_form'
    case 'closed':
      return undefined
    default:
      return name
  }
}
