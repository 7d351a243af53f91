import type { CompanyState } from '../state/emulator-state.ts'
import type { World, WorldCall } from '../world/create-world.ts'
import { type CallWindow, isInWindow } from './call-window.ts'
import { layWrittenCall } from './written-calls.ts'

/** How many calls of the world are taken at a time when there is no telling how many will be wanted. */
const CHUNK = 101

/** The calls of a company: those of its world, with the written and deleted ones laid over. */
export interface CompanyCalls {
  count(window: CallWindow): number
  /** Oldest first by start. Lazy, so that a page costs a page. */
  scan(window: CallWindow): Generator<WorldCall>
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

  function* worldCalls({ asOfMs, ...window }: CallWindow): Generator<WorldCall> {
    const without = hidden()
    const listed = { nowMs: asOfMs, ...onlyDefined(window) }
    for (let offset = 0; ; offset += CHUNK) {
      const chunk = world.listed(listed, offset, CHUNK)
      for (const call of chunk) if (!without.has(call.id)) yield call
      if (chunk.length < CHUNK) return
    }
  }

  return {
    count(window) {
      const { asOfMs, ...bounds } = window
      let count = world.countListed({ nowMs: asOfMs, ...onlyDefined(bounds) }) + writtenIn(window).length
      for (const id of hidden()) {
        const call = world.callById(id)
        if (call && isInWindow(call, window)) count -= 1
      }
      return count
    },
    *scan(window) {
      const written = writtenIn(window)
      for (const call of worldCalls(window)) {
        while (written[0] && byStart(written[0], call) < 0) yield* written.splice(0, 1)
        yield call
      }
      yield* written
    },
    byId(id) {
      if (state().deletedCallIds.includes(id)) return undefined
      return lay(id) ?? world.callById(id)
    },
  }
}

export const byStart = (a: WorldCall, b: WorldCall): number => a.startedMs - b.startedMs || (a.id < b.id ? -1 : 1)

function onlyDefined({ fromMs, toMs }: { fromMs?: number | undefined; toMs?: number | undefined }) {
  return { ...(fromMs !== undefined && { fromMs }), ...(toMs !== undefined && { toMs }) }
}
