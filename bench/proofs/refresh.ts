import { setTimeout as sleep } from 'node:timers/promises'
import { buildDoomed } from '../../packages/server/test/harness/build-doomed.ts'
import { makeDatabase } from '../../packages/server/test/harness/make-database.ts'
import { type KillSite, openKillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import { linkByOAuth, UNPACED } from '../../packages/server/test/link.ts'
import { untilCaughtUp } from '../../packages/server/test/wait.ts'
import { startPostgres } from '../../test/start-postgres.ts'
import type { Part, ProofContext } from '../proof.ts'

const MODELS = ['users', 'workspaces', 'calls', 'transcripts'] as const
const LIFE_SECONDS = 86_400
/** What a caller waits at most while a refresh is under way, and the time that a busy machine needs besides. */
const LONGEST_WAIT_MS = 15_000

interface Sizes {
  readonly processes: number
  readonly requests: number
  readonly slowMs: number
}
const FULL: Sizes = { processes: 8, requests: 1000, slowMs: 60_000 }
const QUICK: Sizes = { processes: 3, requests: 100, slowMs: 20_000 }

/**
 * Processes on one PostgreSQL ask Gong, all at once, at the instant at which their token is over: it is renewed once, and
 * everybody is answered. Where the token endpoint takes a minute, nobody waits for it for long.
 */
export async function* prove({ isQuick, hasPassed }: ProofContext): AsyncGenerator<string | Part, void> {
  const isDone = [hasPassed('race'), hasPassed('slow endpoint')].every(Boolean)
  if (isDone) return
  const sizes = isQuick ? QUICK : FULL
  const build = await buildDoomed()
  const postgres = await startPostgres()
  const databaseUrl = await makeDatabase(postgres.url, 'refresh')
  const emulator = { running: false, calls: 5, users: 5, refresh: 'revoke-family' as const }
  const site = await openKillSite({ build: build.path, databaseUrl, workers: sizes.processes - 1, emulator })
  try {
    await Promise.all(site.processes.map((one) => one.start()))
    const id = await linkByOAuth(site, UNPACED)
    await untilCaughtUp(site, id)
    // Nobody but this proof asks Gong from here on.
    for (const model of MODELS) await site.api.call('syncs.pause', { params: { id, model } })
    yield `${sizes.processes} processes are ready`
    yield await race(site, id, sizes)
    yield* slowEndpoint(site, id, sizes)
  } finally {
    await site.close()
    await postgres.stop()
    await build.remove()
  }
}

const tokenRequests = ({ witness }: KillSite) =>
  [...witness.uses.values()].reduce((sum, { statuses }) => sum + statuses.length, 0)

/** Everybody at once; how often each outcome came, and how long the slowest took. */
async function askAll({ processes }: KillSite, id: string, requests: number) {
  const share = Math.ceil(requests / processes.length)
  const asked = await Promise.all(processes.map((one) => one.ask(id, share)))
  const outcomes = new Map<number | string, number>()
  for (const { outcome } of asked.flat()) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  return {
    total: share * processes.length,
    outcomes,
    told: [...outcomes].map(([outcome, times]) => `${times} x ${outcome}`).join(', '),
    slowestMs: Math.max(...asked.flat().map(({ milliseconds }) => milliseconds)),
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

async function race(site: KillSite, id: string, { requests, processes }: Sizes): Promise<Part> {
  await site.emulator.advance({ seconds: LIFE_SECONDS })
  const { total, outcomes, told, slowestMs } = await askAll(site, id, requests)
  const sent = tokenRequests(site)
  return {
    part: 'race',
    passed: sent === 1 && outcomes.get(200) === total && total >= requests,
    figure: `${total} requests of ${processes} processes at the instant of expiry: ${sent} token request, answers ${told}, the slowest after ${seconds(slowestMs)}`,
  }
}

async function* slowEndpoint(site: KillSite, id: string, sizes: Sizes): AsyncGenerator<string | Part, void> {
  const some = sizes.processes * 10
  const expiry = async () => {
    const { auth } = await site.api.call('connections.status', { params: { id } })
    return auth.accessTokenExpiresAt
  }
  const slow = () =>
    site.emulator.faults.add({
      match: { operation: 'oauth.refresh' },
      effect: { kind: 'delay', ms: sizes.slowMs, where: 'before' },
      times: 1,
    })
  /** Resolves when the late answer is stored. */
  const answered = async (before: string | null) => {
    for (const end = performance.now() + sizes.slowMs + 30_000; performance.now() < end; await sleep(250)) {
      if ((await expiry()) !== before) return true
    }
    return false
  }
  const faults: string[] = []
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }

  const first = await expiry()
  const before = tokenRequests(site)
  slow()
  await site.emulator.advance({ seconds: LIFE_SECONDS / 2 })
  const alive = await askAll(site, id, some)
  expect(alive.outcomes.get(200) === alive.total, `while the old token lives: ${alive.told}`)
  expect(await answered(first), 'the late answer was not stored')
  const duringFirst = tokenRequests(site) - before
  yield `while the old token lives: ${alive.told}, the slowest after ${seconds(alive.slowestMs)}`

  const second = await expiry()
  slow()
  await site.emulator.advance({ seconds: LIFE_SECONDS })
  const over = await askAll(site, id, some)
  expect(over.outcomes.get('refresh_in_progress') === over.total, `when the old token is over: ${over.told}`)
  expect(await answered(second), 'the late answer was not stored')
  const duringSecond = tokenRequests(site) - before - duringFirst
  const afterwards = await askAll(site, id, some)
  expect(afterwards.outcomes.get(200) === afterwards.total, `afterwards: ${afterwards.told}`)
  const slowestMs = Math.max(alive.slowestMs, over.slowestMs)
  expect(slowestMs <= LONGEST_WAIT_MS, `somebody waited ${seconds(slowestMs)}`)
  expect(duringFirst === 1 && duringSecond === 1, `token requests: ${duringFirst} and ${duringSecond}`)
  yield {
    part: 'slow endpoint',
    passed: faults.length === 0,
    figure: `an answer after ${seconds(sizes.slowMs)}: ${duringFirst} token request while the old token lives (${alive.told}), ${duringSecond} when it is over (${over.told}), nobody waited over ${seconds(slowestMs)}, afterwards ${afterwards.told}`,
    faults,
  }
}
