import { Refusal } from './ask.ts'
import type { Stage } from './stage.ts'

/** How often somebody's link is looked after while they are waited for. */
const LOOK_AGAIN_MS = 3000

/** Waits until the person to whom a link was given has linked, or the present state is left. */
export async function lookForLink(stage: Stage): Promise<void> {
  const signal = stage.untilLeft()
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    if (signal.aborted) return
    const session = await stage.ask('connect.session').catch((error: unknown) => {
      if (error instanceof Refusal && error.told.code !== 'unreachable') {
        stage.dispatch({ type: 'refused', refusal: error.told })
      }
      return undefined
    })
    if (session?.status !== 'linked' || session.connectionId === null || signal.aborted) continue
    return stage.dispatch({ type: 'linked_elsewhere', connectionId: session.connectionId })
  }
}
