import type { HostMessage } from '../../src/messages.ts'
import { ownRefusal, Refusal } from './ask.ts'
import { nobody } from './host.ts'
import type { Stage, Surroundings } from './stage.ts'

export interface SessionReader {
  /** Reads what anybody may know, meets the host, and reads the session if there is one by now. */
  start(): Promise<void>
  /** Once more, with the token that was given last. */
  again(): Promise<void>
}

/** Learns whom this page serves, from its address, its tab, or the window that opened it. */
export function readSession(
  stage: Stage,
  around: Surroundings,
  toClose: (message: HostMessage & { type: 'close' }) => void,
): SessionReader {
  const { address, storage } = around
  let token = address.token
  let wish: string | undefined

  async function read(given: string): Promise<void> {
    token = given
    stage.dispatch({ type: 'opened' })
    stage.askAs(token)
    await stage.take(async () => {
      const session = await stage.ask('connect.session')
      if (stage.host() !== nobody && address.host && !session.allowedOrigins.includes(address.host.origin)) {
        stage.host().silence()
        stage.meet(nobody)
        throw new Refusal(ownRefusal('origin_not_allowed'))
      }
      stage.host().knows(session.id)
      stage.show({ language: session.language ?? stage.shown().language, look: session })
      stage.host().tell('ready', {})
      stage.dispatch({ type: 'session_read', session, wish, keptAttempt: storage.get('attempt') })
    })
  }

  function heard(message: HostMessage): void {
    const { state, language, theme } = stage.shown()
    switch (message.type) {
      case 'open':
        // Said again only where the page said hello again or its session expired.
        if (state.name !== 'init' && state.name !== 'expired') return
        wish = message.integrationId
        stage.show({ language: message.language ?? language, theme: { ...theme, ...message.theme } })
        if (state.name === 'expired') stage.show({ state: { name: 'session_check' } })
        void read(message.token)
        break
      case 'close':
        toClose(message)
        break
      case 'retheme':
        stage.show({ theme: { ...theme, ...message.theme } })
        break
    }
  }

  async function start(): Promise<void> {
    await stage.take(async () => {
      const look = await stage.ask('connect.look')
      stage.show({ look })
      const opener = address.host
      const mayTalk = opener && look.allowedOrigins.includes(opener.origin)
      if (opener && around.meet && !mayTalk) throw new Refusal(ownRefusal('origin_not_allowed'))
      if (opener && around.meet) stage.meet(around.meet(opener.origin, opener.nonce, heard))
    })
    const known = token ?? storage.get('token')
    if (known !== undefined && stage.state().name === 'init') await read(known)
  }

  return { start, again: () => (token === undefined ? start() : read(token)) }
}
