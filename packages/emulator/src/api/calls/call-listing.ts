import { type CallWindow, isInWindow } from '../../company/call-window.ts'
import { byStart, type CompanyCalls } from '../../company/company-calls.ts'
import { inSlices } from '../../in-slices.ts'
import type { WorldCall } from '../../world/create-world.ts'
import type { Listing } from '../answer-page.ts'

/** The filter fields that the calls operations have in common. */
export interface CallFilter {
  readonly fromDateTime?: string | undefined
  readonly toDateTime?: string | undefined
  readonly workspaceId?: string | undefined
  readonly callIds?: readonly string[] | undefined
  readonly primaryUserIds?: readonly string[] | undefined
}

/**
 * The calls that a filter matches, oldest first, private ones included. Windows are half-open on the start; call ids are
 * intersected with them, and each counts once.
 */
export function callListing(
  calls: CompanyCalls,
  filter: CallFilter,
  asOfMs: number,
  accepts?: (call: WorldCall) => boolean,
): Listing<WorldCall> {
  const window: CallWindow = {
    asOfMs,
    ...(filter.fromDateTime !== undefined && { fromMs: Date.parse(filter.fromDateTime) }),
    ...(filter.toDateTime !== undefined && { toMs: Date.parse(filter.toDateTime) }),
  }
  const hosts = filter.primaryUserIds?.length ? new Set(filter.primaryUserIds) : undefined
  const matches = (call: WorldCall) =>
    (filter.workspaceId === undefined || call.workspaceId === filter.workspaceId) &&
    (hosts === undefined || hosts.has(call.primaryUserId)) &&
    (accepts === undefined || accepts(call))
  const named = filter.callIds?.length ? byIds(calls, filter.callIds, window) : undefined
  const from = (fromMs: number | undefined) =>
    named ? named.filter((call) => fromMs === undefined || call.startedMs >= fromMs) : calls.scan({ ...window, fromMs })

  const isWindowOnly = !named && !hosts && !accepts && filter.workspaceId === undefined

  return {
    async total() {
      if (isWindowOnly) return calls.count(window)
      let total = 0
      for await (const call of inSlices(from(window.fromMs))) if (matches(call)) total += 1
      return total
    },
    async *read(after) {
      // Several calls may start in the same millisecond: a place is that instant and how many of them are done.
      const [startedMs, done = 0] = after ?? []
      let place: readonly [number, number] = [startedMs ?? Number.NaN, 0]
      for await (const call of inSlices(from(startedMs ?? window.fromMs))) {
        if (!matches(call)) continue
        place = [call.startedMs, place[0] === call.startedMs ? place[1] + 1 : 1]
        if (call.startedMs === startedMs && place[1] <= done) continue
        yield { item: call, place }
      }
    },
  }
}

const byIds = (calls: CompanyCalls, ids: readonly string[], window: CallWindow): WorldCall[] =>
  [...new Set(ids)]
    .flatMap((id) => calls.byId(id) ?? [])
    .filter((call) => isInWindow(call, window))
    .sort(byStart)
