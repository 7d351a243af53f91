import type { CloseReason, HostMessage, ThemeOverride } from '../../src/messages.ts'
import type { Address } from './address.ts'
import { type Answered, type Ask, type Configuration, type Credentials, ownRefusal, Refusal } from './ask.ts'
import { isLinked, linkOf, step, viewOf } from './flow.ts'
import type { Action, State } from './flow-state.ts'
import { followAttempt } from './follow-attempt.ts'
import type { GongWindows } from './gong-window.ts'
import { type Host, nobody } from './host.ts'
import type { TabStorage } from './tab-storage.ts'

/** How often somebody's link is looked after while they are waited for. */
const LOOK_AGAIN_MS = 3000

export type Look = Answered<'connect.look'>

/** What the page shows besides its state. */
export interface Shown {
  readonly state: State
  readonly look: Look | undefined
  readonly language: string | undefined
  readonly theme: ThemeOverride
  /** Somebody wants to leave while something is typed. */
  readonly leaving: CloseReason | undefined
}

export interface Surroundings {
  readonly address: Address
  readonly storage: TabStorage
  readonly windows: GongWindows
  /** In a frame or beside its host, Gong is visited in a window of its own; else this window goes there and comes back. */
  readonly inWindow: 'popup' | 'same'
  readonly askWith: (token?: string) => Ask
  /** Undefined where no other window opened this one. */
  readonly meet: ((origin: string, nonce: string, heard: (message: HostMessage) => void) => Host) | undefined
  goTo(url: string): void
  closeWindow(): void
}

/** What the views may do. Each holds only in the states that offer it. */
export interface Connect {
  subscribe(changed: () => void): () => void
  shown(): Shown
  start(): Promise<void>
  choose(integrationId: string): void
  back(): void
  continueToGong(): Promise<void>
  reopenGong(): Promise<void>
  cancelWaiting(): Promise<void>
  sendKey(credentials: Credentials): Promise<void>
  share(): Promise<void>
  finish(configuration?: Configuration): Promise<void>
  retry(): Promise<void>
  typed(isDirty: boolean): void
  resized(heightPx: number): void
  askToClose(reason: CloseReason): void
  stay(): void
  leave(): void
}

/** Leads a person from a link to a linked company: keeps the state, asks Mallet, and tells the host. */
export function createConnect(around: Surroundings): Connect {
  const { address, storage, windows } = around
  const listeners = new Set<() => void>()
  let shown: Shown = { state: { name: 'init' }, look: undefined, language: undefined, theme: {}, leaving: undefined }
  let host: Host = nobody
  let ask = around.askWith()
  let wish: string | undefined
  let isDirty = false
  let isTold = false
  let token = address.token
  /** What is under way for the present state, ended with it. */
  let waiting = new AbortController()

  function show(changes: Partial<Shown>): void {
    shown = { ...shown, ...changes }
    for (const changed of listeners) changed()
  }

  function dispatch(action: Action): void {
    const before = shown.state
    const state = step(before, action)
    if (state === before) return
    show({ state })
    const view = viewOf(state)
    if (view !== undefined && view !== viewOf(before)) host.tell('view', { view })
    if (state.name !== before.name || attemptOf(state) !== attemptOf(before)) entered(state)
  }

  function entered(state: State): void {
    waiting.abort()
    waiting = new AbortController()
    switch (state.name) {
      case 'error':
        tellError(state.refusal)
        break
      case 'expired':
        storage.clear()
        tellError(state.refusal)
        host.tell('session_expired', {})
        break
      case 'waiting_for_gong':
        if (state.attemptId) void follow(state.attemptId)
        break
      case 'share':
        void lookForLink(waiting.signal)
        break
      case 'choosing':
        windows.close()
        void readChoices()
        break
      case 'finishing':
        windows.close()
        void finish()
        break
      case 'success':
        storage.clear()
        storage.set('ended', state.connectionId)
        break
    }
  }

  function tellError({ code, message, fix, requestId }: Refusal['told']): void {
    host.tell('error', { code, message, fix, requestId, retryable: code !== 'session_expired' })
  }

  /** What is refused changes the state; anything else is a fault of this page, and is for `main` to show. */
  async function take(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      dispatch({ type: 'refused', refusal: error.told })
    }
  }

  async function readSession(given: string): Promise<void> {
    token = given
    dispatch({ type: 'opened' })
    ask = around.askWith(token)
    await take(async () => {
      const session = await ask('connect.session')
      if (host !== nobody && address.host && !session.allowedOrigins.includes(address.host.origin)) {
        host.silence()
        host = nobody
        throw new Refusal(ownRefusal('origin_not_allowed'))
      }
      host.knows(session.id)
      show({ language: session.language ?? shown.language, look: session })
      host.tell('ready', {})
      dispatch({ type: 'session_read', session, wish, keptAttempt: storage.get('attempt') })
    })
  }

  function heard(message: HostMessage): void {
    switch (message.type) {
      case 'open':
        // Said again only where the page said hello again or its session expired.
        if (shown.state.name !== 'init' && shown.state.name !== 'expired') return
        wish = message.integrationId
        show({ language: message.language ?? shown.language, theme: { ...shown.theme, ...message.theme } })
        if (shown.state.name === 'expired') show({ state: { name: 'session_check' } })
        void readSession(message.token)
        break
      case 'close':
        askToClose(message.reason)
        break
      case 'retheme':
        show({ theme: { ...shown.theme, ...message.theme } })
        break
    }
  }

  async function start(): Promise<void> {
    await take(async () => {
      const look = await ask('connect.look')
      show({ look })
      const opener = address.host
      const mayTalk = opener && look.allowedOrigins.includes(opener.origin)
      if (opener && around.meet && !mayTalk) throw new Refusal(ownRefusal('origin_not_allowed'))
      if (opener && around.meet) host = around.meet(opener.origin, opener.nonce, heard)
    })
    const known = token ?? storage.get('token')
    if (known !== undefined && shown.state.name === 'init') await readSession(known)
  }

  async function beginAttempt(isOpen: boolean): Promise<void> {
    const { state } = shown
    if (!('integration' in state)) return
    await take(async () => {
      const { id, launchUrl } = await ask('connect.attempts.create', {
        body: { integrationId: state.integration.id, inWindow: around.inWindow },
      })
      storage.set('attempt', id)
      if (launchUrl === undefined) throw new Refusal(ownRefusal('unreadable'))
      if (around.inWindow === 'same') {
        host.tell('oauth_opened', {})
        return around.goTo(launchUrl)
      }
      if (isOpen) windows.goTo(launchUrl)
      const window = isOpen ? ({ state: 'open' } as const) : ({ state: 'blocked', launchUrl } as const)
      if (isOpen) host.tell('oauth_opened', {})
      else tellError(ownRefusal('popup_blocked'))
      dispatch({ type: 'gong_opened', attemptId: id, window })
    })
    if (shown.state.name === 'error' || shown.state.name === 'expired') windows.close()
  }

  async function continueToGong(): Promise<void> {
    const isOpen = around.inWindow === 'same' || windows.open()
    dispatch({ type: 'opening_gong' })
    await beginAttempt(isOpen)
  }

  async function reopenGong(): Promise<void> {
    const { state } = shown
    if (state.name !== 'waiting_for_gong') return
    const isOpen = around.inWindow === 'same' || windows.open()
    dispatch({ type: 'opening_gong' })
    if (state.attemptId && (await giveUp(state.attemptId)) === 'linked') return
    await beginAttempt(isOpen)
  }

  /** An attempt that ended well in the moment before is not given up. */
  async function giveUp(id: string): Promise<'linked' | 'given_up'> {
    let ended: 'linked' | 'given_up' = 'given_up'
    await take(async () => {
      const attempt = await ask('connect.attempts.cancel', { params: { id } })
      if (attempt.status !== 'authenticated') return
      ended = 'linked'
      dispatch({ type: 'attempt_ended', attempt })
    })
    return ended
  }

  async function cancelWaiting(): Promise<void> {
    const { state } = shown
    if (state.name === 'share') return dispatch({ type: 'back' })
    if (state.name !== 'waiting_for_gong') return
    if (state.attemptId && (await giveUp(state.attemptId)) === 'linked') return
    storage.clear('attempt')
    windows.close()
    dispatch({ type: 'back' })
  }

  async function follow(id: string): Promise<void> {
    const { signal } = waiting
    host.tell('waiting', {})
    const unwatch = windows.watch((seemsClosed) =>
      dispatch({ type: 'window_changed', window: { state: seemsClosed ? 'seemsClosed' : 'open' } }),
    )
    signal.addEventListener('abort', unwatch)
    await take(async () => {
      const attempt = await followAttempt(id, { ask, signal })
      if (attempt) dispatch({ type: 'attempt_ended', attempt })
    })
    unwatch()
  }

  async function lookForLink(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
      if (signal.aborted) return
      const session = await ask('connect.session').catch((error: unknown) => {
        if (error instanceof Refusal && error.told.code !== 'unreachable') {
          dispatch({ type: 'refused', refusal: error.told })
        }
        return undefined
      })
      if (session?.status !== 'linked' || session.connectionId === null || signal.aborted) continue
      return dispatch({ type: 'linked_elsewhere', connectionId: session.connectionId })
    }
  }

  const readChoices = () => take(async () => dispatch({ type: 'choices_read', choices: await ask('connect.choices') }))

  async function finish(configuration?: Configuration): Promise<void> {
    dispatch({ type: 'finish_sent' })
    await take(async () => {
      const body = configuration ? { configuration } : {}
      const { connectionId, returnUrl } = await ask('connect.finish', { body })
      isDirty = false
      dispatch({ type: 'finished', connectionId, returnUrl })
      tellLink()
    })
  }

  function tellLink(): void {
    const link = linkOf(shown.state)
    if (!link || isTold) return
    isTold = true
    host.tell('connect', link)
  }

  function askToClose(reason: CloseReason): void {
    if (shown.state.name === 'closed') return
    if (isDirty) show({ leaving: reason })
    else close(reason)
  }

  function close(reason: CloseReason): void {
    tellLink()
    waiting.abort()
    const { state } = shown
    if (state.name === 'waiting_for_gong' && state.attemptId) void giveUp(state.attemptId).catch(() => undefined)
    windows.close()
    storage.clear()
    dispatch({ type: 'closed' })
    show({ leaving: undefined })
    host.tell('close', { reason: state.name === 'success' ? 'finished' : reason })
    around.closeWindow()
  }

  return {
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    shown: () => shown,
    start,
    choose(integrationId) {
      dispatch({ type: 'integration_chosen', integrationId })
      const { state } = shown
      if ('integration' in state) {
        host.tell('auth_method_selected', { authType: state.integration.authType, integrationId })
      }
    },
    back: () => dispatch({ type: 'back' }),
    continueToGong,
    reopenGong,
    cancelWaiting,
    async sendKey(credentials) {
      const { state } = shown
      if (state.name !== 'form') return
      dispatch({ type: 'key_sent' })
      await take(async () => {
        const body = { integrationId: state.integration.id, credentials }
        const attempt = await ask('connect.attempts.create', { body })
        storage.set('attempt', attempt.id)
        isDirty = false
        dispatch({ type: 'attempt_ended', attempt })
      })
      const after = shown.state
      if (after.name === 'form' && after.refusal) tellError(after.refusal)
    },
    async share() {
      dispatch({ type: 'share_asked' })
      await take(async () => dispatch({ type: 'share_made', link: await ask('connect.share', { body: {} }) }))
    },
    finish,
    async retry() {
      const { state } = shown
      if (state.name !== 'error') return
      storage.clear('attempt')
      dispatch({ type: 'retry' })
      if (shown.state.name === 'session_check') {
        await (token === undefined ? start() : readSession(token))
      }
      if (state.at.step === 'oauth' && shown.state.name === 'oauth_intro') await continueToGong()
    },
    typed(dirty) {
      isDirty = dirty && !isLinked(shown.state)
    },
    resized: (heightPx) => host.tell('resize', { heightPx }),
    askToClose,
    stay: () => show({ leaving: undefined }),
    leave: () => close(shown.leaving ?? 'user'),
  }
}

const attemptOf = (state: State) => (state.name === 'waiting_for_gong' ? state.attemptId : undefined)
