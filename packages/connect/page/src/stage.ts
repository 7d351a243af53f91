import type { CloseReason, HostMessage, ThemeOverride } from '../../src/messages.ts'
import type { Address } from './address.ts'
import { type Answered, type Ask, Refusal, type Told } from './ask.ts'
import { step, viewOf } from './flow.ts'
import type { Action, State } from './flow-state.ts'
import type { GongWindows } from './gong-window.ts'
import { type Host, nobody } from './host.ts'
import type { TabStorage } from './tab-storage.ts'

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

/** What every part of the page stands on: one state, one host, one way to ask. */
export interface Stage extends Pick<Surroundings, 'storage' | 'windows' | 'inWindow' | 'goTo'> {
  subscribe(changed: () => void): () => void
  shown(): Shown
  state(): State
  show(changes: Partial<Shown>): void
  /** Takes the step that follows from what happened, and tells the host of the view that it leads to. */
  dispatch(action: Action): void
  /** Over when the present state is left. */
  untilLeft(): AbortSignal
  /** Does what Mallet may refuse. A refusal changes the state; anything else is a fault of this page, for `main` to show. */
  take(work: () => Promise<void>): Promise<void>
  /** With the token that was given last. */
  readonly ask: Ask
  askAs(token: string): void
  host(): Host
  meet(host: Host): void
  tellError(refusal: Told): void
}

/** @param entered what a state brings with it, called once each time that one is entered */
export function createStage(around: Surroundings, entered: (state: State) => void): Stage {
  const { storage, windows, inWindow } = around
  const listeners = new Set<() => void>()
  let shown: Shown = { state: { name: 'init' }, look: undefined, language: undefined, theme: {}, leaving: undefined }
  let host = nobody
  let present = around.askWith()
  let stay = new AbortController()

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
    if (state.name === before.name && attemptOf(state) === attemptOf(before)) return
    stay.abort()
    stay = new AbortController()
    entered(state)
  }

  return {
    storage,
    windows,
    inWindow,
    goTo: around.goTo,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    shown: () => shown,
    state: () => shown.state,
    show,
    dispatch,
    untilLeft: () => stay.signal,
    async take(work) {
      try {
        await work()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        dispatch({ type: 'refused', refusal: error.told })
      }
    },
    get ask() {
      return present
    },
    askAs(token) {
      present = around.askWith(token)
    },
    host: () => host,
    meet(met) {
      host = met
    },
    tellError({ code, message, fix, requestId }) {
      host.tell('error', { code, message, fix, requestId, retryable: code !== 'session_expired' })
    },
  }
}

const attemptOf = (state: State) => (state.name === 'waiting_for_gong' ? state.attemptId : undefined)
