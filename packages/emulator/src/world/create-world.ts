import { BUILT_IN_WORKSPACE_DESCRIPTION } from '@mallet/contract/gong/workspaces'
import { createAccounts } from './accounts.ts'
import { createCallIds } from './call-ids.ts'
import { castCall } from './call-plan.ts'
import { createCallSchedule } from './call-schedule.ts'
import { createAccountDraw, createCallShapes, MAX_LISTING_DELAY_MS, mayHaveCallers } from './call-shape.ts'
import { createCallsOfAccounts } from './calls-of-accounts.ts'
import { companyProfile } from './company-profiles.ts'
import { createFlows } from './flows.ts'
import { createListedCalls } from './listed-calls.ts'
import { objectId, worldKeyOf } from './object-ids.ts'
import { createPeople } from './people.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import { createTell } from './tell-call.ts'
import { trackersOf } from './trackers.ts'
import { createWorkingTime } from './working-time.ts'
import type { World, WorldOptions } from './world.ts'

export type { World, WorldCall, WorldOptions } from './world.ts'

/** Starts stay distinct to the millisecond up to here. */
const MOST_CALLS = 100_000_000

/**
 * Makes the world of one company: a pure function of its options. Exactly `calls` calls are listed at the origin, over the 180
 * days before it, and calls go on for ever after at the rate of the last month. A clock only decides what is visible.
 *
 * @throws RangeError for a number of calls, users or company that makes no company
 */
export function createWorld(options: WorldOptions): World {
  const { seed, calls, users, originMs, company } = options
  if (!Number.isInteger(calls) || calls < 0 || calls > MOST_CALLS)
    throw new RangeError(`calls must be 0 to ${MOST_CALLS}`)
  if (!Number.isFinite(originMs)) throw new RangeError('originMs must be an instant')
  const profile = companyProfile(company, options.name)
  const worldKey = worldKeyOf(seed, company)
  const region = `${options.region ?? 'us'}-${new SeededRandom(worldKey, hashText('region')).int(10_000, 99_999)}`
  const workingTime = createWorkingTime(profile.timeZone)
  const people = createPeople({ worldKey, users, originMs, company: profile, region, workingTime })
  const accounts = createAccounts(worldKey, calls)
  const trackers = trackersOf(worldKey, profile)
  const ids = createCallIds(worldKey)
  const shapeOf = createCallShapes(worldKey, accounts.count)
  const jitterKey = hashText('jitter')
  const schedule = createCallSchedule({
    calls,
    originMs,
    workingTime,
    jitterOf: (index) => new SeededRandom(worldKey, jitterKey, index | 0, Math.floor(index / 2 ** 32)).fraction(),
    timingOf: shapeOf,
    maxListingDelayMs: MAX_LISTING_DELAY_MS,
  })
  const listedCalls = createListedCalls(schedule, shapeOf, MAX_LISTING_DELAY_MS)
  const workspaces = [
    { id: objectId(worldKey, 'workspace', 0), name: 'Initial workspace', description: BUILT_IN_WORKSPACE_DESCRIPTION },
    {
      id: objectId(worldKey, 'workspace', 1),
      name: 'Customers',
      description: 'Calls with companies that already use us',
    },
  ] as const
  const cast = { worldKey, people, accounts }
  const tell = createTell({
    ...cast,
    originMs,
    company: profile,
    workingTime,
    trackers,
    appHost: options.appHost ?? `${region}.app.gong.io`,
    workspaceIds: { sales: workspaces[0].id, afterSale: workspaces[1].id },
  })
  const callAt = (index: number) =>
    tell({ index, id: ids.idOf(index), startedMs: schedule.startOf(index), shape: shapeOf(index) })
  const accountOf = createAccountDraw(worldKey, accounts.count)
  const callsOfAccounts = createCallsOfAccounts(accountOf)
  const hasCaller = (index: number, isCaller: (phoneNumber: string) => boolean) =>
    mayHaveCallers(worldKey, index) &&
    castCall(cast, index, shapeOf(index)).callers.some(({ phoneNumber }) => isCaller(phoneNumber))
  const { userId, email, firstName, lastName } = people.technicalAdministrator

  return {
    company: { name: profile.name, domain: profile.domain, timeZone: profile.timeZone, host: region },
    technicalAdministrator: { userId, email, firstName, lastName },
    users: people.colleagues.map(({ user }) => user),
    workspaces,
    trackers,
    flows: createFlows({
      ...{ worldKey, originMs, company: profile, people, accounts, workingTime },
      workspaceIds: { sales: workspaces[0].id, afterSale: workspaces[1].id },
    }),
    countListed: (window) => listedCalls.count(window),
    listed: (window, offset, limit) => listedCalls.slice(window, offset, limit).map(callAt),
    *scan(window) {
      const { from, settled, recent } = listedCalls.split(window)
      for (let index = from; index < settled; index++) yield callAt(index)
      for (const index of recent) yield callAt(index)
    },
    *search(window, { accounts: wanted, isCaller }) {
      const { from, settled, recent } = listedCalls.split(window)
      const orElse = (index: number) => isCaller !== undefined && hasCaller(index, isCaller)
      for (const index of callsOfAccounts.find(from, settled, wanted, orElse))
        yield index === undefined ? undefined : callAt(index)
      for (const index of recent) yield wanted.has(accountOf(index)) || orElse(index) ? callAt(index) : undefined
    },
    callById(id) {
      const index = ids.indexOf(id)
      return index === undefined || index < schedule.first || index >= schedule.end ? undefined : callAt(index)
    },
  }
}
