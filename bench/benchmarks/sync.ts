import { triggerSync } from '../../packages/server/src/syncs/trigger-sync.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Form, openBareUpserts } from '../harness/bare-upserts.ts'
import { faultsOfFirst, fingerprintOf } from '../harness/judge-records.ts'
import { median } from '../harness/median.ts'
import { openMallet } from '../harness/open-mallet.ts'
import { openPostgres } from '../harness/open-postgres.ts'
import { rateOf } from '../harness/rate-of.ts'
import { controlOf, noiseOf, ratioTo, reaches, rounded } from '../harness/ratios.ts'
import { type Recording, recordPages } from '../harness/record-pages.ts'
import { startPageServer } from '../harness/start-page-server.ts'
import { takeTurns } from '../harness/take-turns.ts'
import { withClosers } from '../harness/with-closers.ts'

const GOAL_FIRST = 0.4
const GOAL_AGAIN = 1.2

/**
 * Calls in a second: of a first sync between bare upserts into an empty table, and of an unchanged second one between bare
 * upserts into the table that holds the rows.
 */
type Rates = Readonly<Record<'bare' | 'first' | 'control' | 'bareAgain' | 'again' | 'controlAgain', number[]>>

/**
 * How fast calls are synced, first and again, beside JSON.parse and one upsert a page. Both sides read the same recorded
 * pages from the same process, into the same PostgreSQL, which waits for the disk at every commit.
 */
export const measure: Benchmark = ({ isQuick, seed, say }) =>
  withClosers(async (later) => {
    const rounds = isQuick ? 3 : 7
    const recording = await recordPages(seed, isQuick ? 500 : 2000)
    later(recording.remove)
    say(`${recording.calls} calls of ${rounded(recording.bytes / recording.calls / 1000, 1)} kB are recorded`)
    const gong = await startPageServer({ kind: recording.kind, pages: recording.pages })
    later(gong.stop)
    const postgres = await openPostgres({ durable: true })
    later(postgres.stop)
    const bare = await openBareUpserts(await postgres.freshDatabase(), gong.url)
    later(bare.close)
    const mallet = await openMallet(await postgres.freshDatabase(), gong.url, 'required')
    later(mallet.close)

    const bareAgainRate = (form: Form) => async () => {
      await postgres.settle()
      return rateOf(() => bare.run(form))
    }
    const bareRate = (form: Form) => async () => {
      await bare.clear()
      return bareAgainRate(form)()
    }
    const form = await fasterForm(bareRate, rounds)
    say(`the faster form of the bare upsert is ${form}`)
    const faults = new Set<string>()
    let company = await mallet.addCompany()
    const malletRate = async (begin: () => Promise<unknown>) => {
      await postgres.settle()
      return rateOf(async () => {
        await begin()
        await mallet.work()
        return recording.kept
      })
    }
    const rates: Rates = await takeTurns(
      rounds,
      {
        bare: bareRate(form),
        first: async () => {
          company = await mallet.addCompany()
          const rate = await malletRate(async () => undefined)
          for (const fault of await faultsOfFirst(mallet, company.callsSyncId, recording.kept)) faults.add(fault)
          return rate
        },
        control: bareRate(form),
        bareAgain: bareAgainRate(form),
        again: async () => {
          const before = await fingerprintOf(mallet, company.callsSyncId)
          const rate = await malletRate(() => triggerSync(mallet.ctx, company.connectionId, 'calls'))
          const after = await fingerprintOf(mallet, company.callsSyncId)
          if (after !== before) faults.add('an unchanged second sync wrote rows of records')
          return rate
        },
        controlAgain: bareAgainRate(form),
      },
      (round, given) => {
        const named = Object.entries(given).map(([name, rate]) => `${name} ${Math.round(rate)}`)
        say(`${round === 0 ? 'warm-up' : `round ${round}`}: ${named.join(', ')} calls/s`)
      },
    )
    return { ...judge(rates, form, recording), faults: [...faults] }
  })

/** The faster way to write the same rows is the yardstick. */
async function fasterForm(bareRate: (form: Form) => () => Promise<number>, rounds: number): Promise<Form> {
  const rates = await takeTurns(rounds, { values: bareRate('values'), unnest: bareRate('unnest') }, () => undefined)
  return median(rates.unnest) > median(rates.values) ? 'unnest' : 'values'
}

function judge(rates: Rates, form: Form, { calls, bytes }: Recording) {
  const yardstick = { first: rates.bare, second: rates.control }
  const yardstickAgain = { first: rates.bareAgain, second: rates.controlAgain }
  const noise = noiseOf(yardstick)
  const noiseAgain = noiseOf(yardstickAgain)
  const first = ratioTo(rates.first, yardstick)
  const again = ratioTo(rates.again, yardstickAgain)
  const rounds = rates.bare.length
  const figures = {
    calls,
    rounds,
    bytesPerCall: Math.round(bytes / calls),
    bareForm: form,
    bareCallsPerSecond: Math.round(median([...rates.bare, ...rates.control])),
    firstCallsPerSecond: Math.round(median(rates.first)),
    bareAgainCallsPerSecond: Math.round(median([...rates.bareAgain, ...rates.controlAgain])),
    againCallsPerSecond: Math.round(median(rates.again)),
    firstRatio: rounded(first, 3),
    againRatio: rounded(again, 3),
    controlRatio: rounded(controlOf(yardstick), 3),
    noise: rounded(noise, 3),
    noiseAgain: rounded(noiseAgain, 3),
  }
  return {
    passed: reaches(first, GOAL_FIRST, noise) && reaches(again, GOAL_AGAIN, noiseAgain),
    figure: [
      `first ${figures.firstRatio} of bare upserts (goal ${GOAL_FIRST}), unchanged again ${figures.againRatio} (goal ${GOAL_AGAIN})`,
      `${figures.firstCallsPerSecond} beside ${figures.bareCallsPerSecond}, ${figures.againCallsPerSecond} beside ${figures.bareAgainCallsPerSecond} calls/s (${form})`,
      `bare against bare ${figures.controlRatio}, noise ${figures.noise} and ${figures.noiseAgain}`,
      `${rounds} rounds of ${calls} calls`,
    ].join('; '),
    figures,
  }
}
