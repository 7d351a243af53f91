import { ownRefusal, Refusal } from './ask.ts'
import { followAttempt } from './follow-attempt.ts'
import type { Stage } from './stage.ts'

/** What begins, repeats and ends a visit to Gong's consent. */
export interface VisitToGong {
  begin(): Promise<void>
  again(): Promise<void>
  cancel(): Promise<void>
  /** Waits for the end of the attempt of the present state. */
  follow(attemptId: string): Promise<void>
  /** An attempt that ended well in the moment before is not given up. */
  giveUp(attemptId: string): Promise<'linked' | 'given_up'>
}

/** Sends a person to Gong in a window of its own, or in this one, and learns from Mallet how it ended. */
export function visitGong(stage: Stage): VisitToGong {
  const { storage, windows, inWindow, take } = stage

  async function createAttempt(isOpen: boolean): Promise<void> {
    const state = stage.state()
    if (!('integration' in state)) return
    await take(async () => {
      const body = { integrationId: state.integration.id, inWindow }
      const { id, launchUrl } = await stage.ask('connect.attempts.create', { body })
      storage.set('attempt', id)
      if (launchUrl === undefined) throw new Refusal(ownRefusal('unreadable'))
      if (inWindow === 'same') {
        stage.host().tell('oauth_opened', {})
        return stage.goTo(launchUrl)
      }
      if (isOpen) {
        windows.goTo(launchUrl)
        stage.host().tell('oauth_opened', {})
      } else {
        stage.tellError(ownRefusal('popup_blocked'))
      }
      const window = isOpen ? ({ state: 'open' } as const) : ({ state: 'blocked', launchUrl } as const)
      stage.dispatch({ type: 'gong_opened', attemptId: id, window })
    })
    const { name } = stage.state()
    if (name === 'error' || name === 'expired') windows.close()
  }

  /** While a click is handled, before anything is awaited. */
  function openWindow(): boolean {
    const isOpen = inWindow === 'same' || windows.open()
    stage.dispatch({ type: 'opening_gong' })
    return isOpen
  }

  async function giveUp(id: string): Promise<'linked' | 'given_up'> {
    let ended: 'linked' | 'given_up' = 'given_up'
    await take(async () => {
      const attempt = await stage.ask('connect.attempts.cancel', { params: { id } })
      if (attempt.status !== 'authenticated') return
      ended = 'linked'
      stage.dispatch({ type: 'attempt_ended', attempt })
    })
    return ended
  }

  return {
    begin: () => createAttempt(openWindow()),
    async again() {
      const state = stage.state()
      if (state.name !== 'waiting_for_gong') return
      const isOpen = openWindow()
      if (state.attemptId && (await giveUp(state.attemptId)) === 'linked') return
      await createAttempt(isOpen)
    },
    async cancel() {
      const state = stage.state()
      if (state.name !== 'waiting_for_gong') return
      if (state.attemptId && (await giveUp(state.attemptId)) === 'linked') return
      storage.clear('attempt')
      windows.close()
      stage.dispatch({ type: 'back' })
    },
    async follow(id) {
      const signal = stage.untilLeft()
      stage.host().tell('waiting', {})
      const unwatch = windows.watch((seemsClosed) =>
        stage.dispatch({ type: 'window_changed', window: { state: seemsClosed ? 'seemsClosed' : 'open' } }),
      )
      signal.addEventListener('abort', unwatch)
      await take(async () => {
        const attempt = await followAttempt(id, { ask: stage.ask, signal })
        if (attempt) stage.dispatch({ type: 'attempt_ended', attempt })
      })
      unwatch()
    },
    giveUp,
  }
}
