import type { CompanyState } from '../state/emulator-state.ts'
import type { CallChoice } from '../world/call-choice.ts'
import type { World, WorldCall } from '../world/create-world.ts'
import type { ListedWindow } from '../world/listed-calls.ts'
import { type CallWindow, isInWindow } from './call-window.ts'
import { layWrittenCall } from './written-calls.ts'

/** The calls of a company: those of its world, with the written and deleted ones laid over. */
export interface CompanyCalls {
  count(window: CallWindow): number
  /** Oldest first by start. Lazy, so that a page costs a page. */
  scan(window: CallWindow): Generator<WorldCall>
  /**
   * Those of them that fit the choice, and perhaps others: whatever was written is among them. Undefined where it passed
   * over many, so that the caller may pause.
   */
  search(window: CallWindow, choice: CallChoice): Generator<WorldCall | undefined>
  byId(id: string): WorldCall | undefined
}

export function createCompanyCalls(world: World, state: () => CompanyState, nowMs: () => number): CompanyCalls {
  const defaults = () => ({
    url: `https://app.gong.io/call?id=`,
    workspaceId: world.workspaces[0]?.id ?? '',
    primaryUserId: world.technicalAdministrator.userId,
    nowMs: nowMs(),
  })

  const lay = (id: string): WorldCall | undefined => {
    const written = state().written[id]
    if (!written) return undefined
    const own = defaults()
    return layWrittenCall(written, world.callById(id), { ...own, url: own.url + id })
  }

  function writtenIn(window: CallWindow): WorldCall[] {
    return Object.keys(state().written)
      .flatMap((id) => lay(id) ?? [])
      .filter((call) => isInWindow(call, window))
      .sort(byStart)
  }

  /** Ids of the world that it must not show itself: deleted, or shown in their written form. */
  const hidden = () => new Set([...state().deletedCallIds, ...Object.keys(state().written)])

  /** The calls of the world among the written ones. A place without a call is passed on. */
  function* merge<T extends WorldCall | undefined>(own: Iterable<T>, window: CallWindow): Generator<T | WorldCall> {
    const without = hidden()
    const written = writtenIn(window)
    for (const call of own) {
      if (call) {
        if (without.size > 0 && without.has(call.id)) continue
        while (written[0] && byStart(written[0], call) < 0) yield* written.splice(0, 1)
      }
      yield call
    }
    yield* written
  }

  return {
    count(window) {
      let count = world.countListed(listedWindow(window)) + writtenIn(window).length
      for (const id of hidden()) {
        const call = world.callById(id)
        if (call && isInWindow(call, window)) count -= 1
      }
      return count
    },
    scan: (window) => merge(world.scan(listedWindow(window)), window),
    search: (window, choice) => merge(world.search(listedWindow(window), choice), window),
    byId(id) {
      if (state().deletedCallIds.includes(id)) return undefined
      return lay(id) ?? world.callById(id)
    },
  }
}

export const byStart = (a: WorldCall, b: WorldCall): number => a.startedMs - b.startedMs || (a.id < b.id ? -1 : 1)

const listedWindow = ({ asOfMs, fromMs, toMs }: CallWindow): ListedWindow => ({
  nowMs: asOfMs,
  ...(fromMs !== undefined && { fromMs }),
  ...(toMs !== undefined && { toMs }),
})
