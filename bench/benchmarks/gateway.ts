import { users } from '@mallet/contract/gong/users'
import { createGongClient } from '@mallet/gong'
import { Pool } from 'undici'
import { loadAccess } from '../../packages/server/src/gateway/credentials/load-access.ts'
import type { Benchmark } from '../benchmark.ts'
import { askMany, timeEach } from '../harness/ask-many.ts'
import { median } from '../harness/median.ts'
import { openMallet } from '../harness/open-mallet.ts'
import { openPostgres } from '../harness/open-postgres.ts'
import { rateOf } from '../harness/rate-of.ts'
import { controlOf, noiseOf, quantile, ratioTo, reaches, rounded } from '../harness/ratios.ts'
import { startPageServer } from '../harness/start-page-server.ts'
import { takeTurns } from '../harness/take-turns.ts'
import { withClosers } from '../harness/with-closers.ts'

const GOAL = 0.35
/** As many as the gateway opens connections to one host. */
const AT_ONCE = 16
/** Bare requests are so many times as fast that fewer would be over before the machine has settled. */
const BARE_TIMES = 10

/** Requests in a second through the gateway, and without it before and after. */
type Rates = Readonly<Record<'bare' | 'gateway' | 'control', number[]>>
/** Milliseconds of each that went one by one: whole requests, and the two parts of them that ask the database. */
type Latencies = Readonly<Record<'bare' | 'gateway' | 'credentials' | 'budget', number[]>>

/**
 * What a request to Gong costs more by going through the gateway: credentials, a place in the company's budget, the checks
 * of where it goes, the bounds of what comes back, and the contract. Both sides ask the same process for 2 kB of users.
 */
export const measure: Benchmark = ({ isQuick, say }) =>
  withClosers(async (later) => {
    const rounds = isQuick ? 3 : 7
    const requests = isQuick ? 300 : 3000
    const gong = await startPageServer({ kind: 'invented', calls: 0 })
    later(gong.stop)
    const postgres = await openPostgres({ durable: true })
    later(postgres.stop)
    const mallet = await openMallet(await postgres.freshDatabase(), gong.url, 'required')
    later(mallet.close)
    const pool = new Pool(gong.url, { connections: AT_ONCE })
    later(() => pool.close())

    const { connectionId } = await mallet.addCompany()
    const caller = { connectionId, lane: 'interactive' as const }
    const client = createGongClient({ send: (request) => mallet.ctx.gateway.request(caller, request) })
    const askGateway = () => client.call('users.list', { query: {} })
    const { path } = users['users.list']
    const askBare = async () => {
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { accept: 'application/json' } })
      const text = await body.text()
      if (statusCode !== 200 || text === '') throw new Error(`the static server answered ${statusCode}`)
    }
    const bareRate = () => rateOf(() => askMany(requests * BARE_TIMES, AT_ONCE, askBare))
    const gatewayRate = () => rateOf(() => askMany(requests, AT_ONCE, askGateway))
    const rates: Rates = await takeTurns(
      rounds,
      { bare: bareRate, gateway: gatewayRate, control: bareRate },
      (round, { bare, gateway, control }) =>
        say(
          `${round === 0 ? 'warm-up' : `round ${round}`}: bare ${Math.round(bare)} and ${Math.round(control)}, gateway ${Math.round(gateway)} requests/s`,
        ),
    )
    const booking = { ...caller, companyId: connectionId, perSecond: 10_000, perDay: 100_000_000 }
    const latencies: Latencies = { bare: [], gateway: [], credentials: [], budget: [] }
    for (let round = 0; round < rounds; round++) {
      latencies.bare.push(...(await timeEach(requests / 10, askBare)))
      latencies.gateway.push(...(await timeEach(requests / 10, askGateway)))
      latencies.credentials.push(...(await timeEach(requests / 10, () => loadAccess(mallet.ctx, connectionId))))
      latencies.budget.push(...(await timeEach(requests / 10, () => mallet.ctx.gateway.budget.acquire(booking))))
    }
    return judge(rates, latencies, requests)
  })

function judge(rates: Rates, latencies: Latencies, requests: number) {
  const yardstick = { first: rates.bare, second: rates.control }
  const noise = noiseOf(yardstick)
  const ratio = ratioTo(rates.gateway, yardstick)
  const rounds = rates.bare.length
  const added = (share: number) => rounded(quantile(latencies.gateway, share) - quantile(latencies.bare, share), 2)
  const figures = {
    requests,
    rounds,
    atOnce: AT_ONCE,
    bareRequestsPerSecond: Math.round(median([...rates.bare, ...rates.control])),
    gatewayRequestsPerSecond: Math.round(median(rates.gateway)),
    ratio: rounded(ratio, 3),
    controlRatio: rounded(controlOf(yardstick), 3),
    noise: rounded(noise, 3),
    bareP50Ms: rounded(quantile(latencies.bare, 0.5), 2),
    addedP50Ms: added(0.5),
    addedP99Ms: added(0.99),
    credentialsP50Ms: rounded(quantile(latencies.credentials, 0.5), 2),
    budgetP50Ms: rounded(quantile(latencies.budget, 0.5), 2),
  }
  return {
    passed: reaches(ratio, GOAL, noise),
    figure: [
      `${figures.ratio} of bare undici with ${AT_ONCE} at once (goal ${GOAL})`,
      `${figures.gatewayRequestsPerSecond} and ${figures.bareRequestsPerSecond} requests/s`,
      `one by one it adds ${figures.addedP50Ms} ms (p50) and ${figures.addedP99Ms} ms (p99) to ${figures.bareP50Ms} ms; reading the credentials takes ${figures.credentialsP50Ms} ms, booking in the budget ${figures.budgetP50Ms} ms`,
      `bare against bare ${figures.controlRatio}, noise ${figures.noise}`,
      `${rounds} rounds of ${requests} requests`,
    ].join('; '),
    figures,
  }
}
