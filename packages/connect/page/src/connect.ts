import type { CloseReason } from '../../src/messages.ts'
import type { Configuration, Credentials } from './ask.ts'
import { isLinked, linkOf, step } from './flow.ts'
import type { State } from './flow-state.ts'
import { lookForLink } from './look-for-link.ts'
import { readSession } from './read-session.ts'
import { createStage, type Shown, type Surroundings } from './stage.ts'
import { visitGong } from './visit-gong.ts'

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
  const stage = createStage(around, entered)
  const { storage, windows, dispatch, take, tellError } = stage
  const session = readSession(stage, around, ({ reason }) => askToClose(reason))
  const gong = visitGong(stage)
  let isDirty = false
  let isTold = false

  function entered(state: State): void {
    switch (state.name) {
      case 'error':
        tellError(state.refusal)
        break
      case 'expired':
        storage.clear()
        tellError(state.refusal)
        stage.host().tell('session_expired', {})
        break
      case 'waiting_for_gong':
        if (state.attemptId) void gong.follow(state.attemptId)
        break
      case 'share':
        void lookForLink(stage)
        break
      case 'choosing':
        windows.close()
        void take(async () => dispatch({ type: 'choices_read', choices: await stage.ask('connect.choices') }))
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

  async function finish(configuration?: Configuration): Promise<void> {
    dispatch({ type: 'finish_sent' })
    await take(async () => {
      const body = configuration ? { configuration } : {}
      const { connectionId, returnUrl } = await stage.ask('connect.finish', { body })
      isDirty = false
      dispatch({ type: 'finished', connectionId, returnUrl })
      tellLink()
    })
  }

  function tellLink(): void {
    const link = linkOf(stage.state())
    if (!link || isTold) return
    isTold = true
    stage.host().tell('connect', link)
  }

  function askToClose(reason: CloseReason): void {
    if (stage.state().name === 'closed') return
    if (isDirty) stage.show({ leaving: reason })
    else close(reason)
  }

  function close(reason: CloseReason): void {
    tellLink()
    const state = stage.state()
    if (state.name === 'waiting_for_gong' && state.attemptId) void gong.giveUp(state.attemptId).catch(() => undefined)
    windows.close()
    storage.clear()
    dispatch({ type: 'closed' })
    stage.show({ leaving: undefined })
    stage.host().tell('close', { reason: state.name === 'success' ? 'finished' : reason })
    around.closeWindow()
  }

  return {
    subscribe: stage.subscribe,
    shown: stage.shown,
    start: session.start,
    choose(integrationId) {
      const action = { type: 'integration_chosen', integrationId } as const
      const next = step(stage.state(), action)
      if ('integration' in next) {
        stage.host().tell('auth_method_selected', { authType: next.integration.authType, integrationId })
      }
      dispatch(action)
    },
    back: () => dispatch({ type: 'back' }),
    continueToGong: gong.begin,
    reopenGong: gong.again,
    async cancelWaiting() {
      if (stage.state().name === 'share') dispatch({ type: 'back' })
      else await gong.cancel()
    },
    async sendKey(credentials) {
      const state = stage.state()
      if (state.name !== 'form') return
      dispatch({ type: 'key_sent' })
      await take(async () => {
        const body = { integrationId: state.integration.id, credentials }
        const attempt = await stage.ask('connect.attempts.create', { body })
        storage.set('attempt', attempt.id)
        isDirty = false
        dispatch({ type: 'attempt_ended', attempt })
      })
      const after = stage.state()
      if (after.name === 'form' && after.refusal) tellError(after.refusal)
    },
    async share() {
      dispatch({ type: 'share_asked' })
      await take(async () => dispatch({ type: 'share_made', link: await stage.ask('connect.share', { body: {} }) }))
    },
    finish,
    async retry() {
      const state = stage.state()
      if (state.name !== 'error') return
      storage.clear('attempt')
      dispatch({ type: 'retry' })
      const { name } = stage.state()
      if (name === 'session_check') await session.again()
      if (state.at.step === 'oauth' && stage.state().name === 'oauth_intro') await gong.begin()
    },
    typed(dirty) {
      isDirty = dirty && !isLinked(stage.state())
    },
    resized: (heightPx) => stage.host().tell('resize', { heightPx }),
    askToClose,
    stay: () => stage.show({ leaving: undefined }),
    leave: () => close(stage.shown().leaving ?? 'user'),
  }
}
