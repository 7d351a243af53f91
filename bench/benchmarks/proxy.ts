import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Benchmark } from '../benchmark.ts'
import { startBenchChild } from '../harness/bench-child.ts'
import { Listening, type Load, Loaded, type ProxyInput, ProxyListening } from '../harness/listening.ts'
import { median } from '../harness/median.ts'
import { quantile, rounded } from '../harness/ratios.ts'
import { startPageServer } from '../harness/start-page-server.ts'
import { withClosers } from '../harness/with-closers.ts'

const ANSWER_BYTES = 10_240
const COMPANIES = 150
/** Two a second for each company, below the three that Gong allows. */
const PER_SECOND = 300
const CLIENTS = [1, 16, 64]
const GOALS = { p50: 3, p99: 5, rate: 0.35 }

const ways = ['direct', 'pipe', 'mallet'] as const
type Way = (typeof ways)[number]
type Of<T> = Readonly<Record<Way, T>>

/**
 * What a request costs that goes through the proxy: the time that it adds at a pace that Gong allows, and how many pass
 * in a second where nothing limits them. Beside it stands the least that passes a request on, in the same rounds.
 */
export const measure: Benchmark = ({ isQuick, say }) =>
  withClosers(async (later) => {
    const rounds = isQuick ? 2 : 7
    const seconds = isQuick ? 3 : 6
    const dataDir = await mkdtemp(join(tmpdir(), 'mallet-bench-'))
    later(() => rm(dataDir, { recursive: true, force: true }))
    const gong = await startPageServer({ kind: 'sized', bytes: ANSWER_BYTES })
    later(gong.stop)
    const pipe = await startBenchChild('./null-pipe.ts', { to: gong.url }, Listening)
    later(pipe.stop)
    const input: ProxyInput = { gongUrl: gong.url, dataDir, paced: COMPANIES, unpaced: Math.max(...CLIENTS) }
    const profile = process.execArgv.filter((option) => option.startsWith('--cpu-prof'))
    const mallet = await startBenchChild('./proxy-process.ts', input, ProxyListening, join(dataDir, 'log'), profile)
    later(mallet.stop)
    const loader = await startBenchChild('./load-process.ts', {}, z.object({}))
    later(loader.stop)

    const { url, apiKey, paced, unpaced } = mallet.ready
    const through = (ids: readonly string[]) => ids.map((id) => `${url}/v1/connections/${id}/proxy/v2/users`)
    const urlsOf = (ids: readonly string[]): Of<string[]> => ({
      direct: [`${gong.url}/v2/users`],
      pipe: [`${pipe.ready.url}/v2/users`],
      mallet: through(ids),
    })
    const faults: string[] = []
    const load = async (way: Way, urls: Of<string[]>, requests: number, pace: Load['pace']) => {
      const headers = { authorization: `Bearer ${apiKey}` }
      const loaded = await loader.ask({ urls: urls[way], headers, requests, pace } satisfies Load, Loaded)
      if (loaded.failed > 0) faults.push(`${loaded.failed} of ${requests} requests failed: ${way}`)
      return loaded
    }

    const p50: Record<Way, number[]> = { direct: [], pipe: [], mallet: [] }
    const p99: Record<Way, number[]> = { direct: [], pipe: [], mallet: [] }
    for (let round = 0; round <= rounds; round++) {
      for (const way of ways) {
        const { tookMs } = await load(way, urlsOf(paced), PER_SECOND * seconds, { perSecond: PER_SECOND })
        if (round > 0) p50[way].push(quantile(tookMs, 0.5))
        if (round > 0) p99[way].push(quantile(tookMs, 0.99))
      }
      if (round > 0)
        say(`round ${round}: ${ways.map((way) => inWords(way, p50[way].at(-1), p99[way].at(-1))).join(', ')}`)
    }
    const rates: Record<string, number> = {}
    const ratios: number[] = []
    for (const clients of CLIENTS) {
      const found: Record<Way, number[]> = { direct: [], pipe: [], mallet: [] }
      for (let round = 0; round <= rounds; round++) {
        for (const way of ways) {
          const urls = urlsOf(unpaced.slice(0, clients))
          const { seconds: took } = await load(way, urls, isQuick ? 500 : 2000, { atOnce: clients })
          if (round > 0) found[way].push((isQuick ? 500 : 2000) / took)
        }
      }
      for (const way of ways) rates[`${way}RequestsPerSecond${clients}`] = Math.round(median(found[way]))
      const ratio = median(found.mallet.map((rate, round) => rate / (found.pipe[round] ?? Number.NaN)))
      rates[`rateRatio${clients}`] = rounded(ratio, 3)
      ratios.push(ratio)
      say(`${clients} at once: ${ways.map((way) => `${way} ${Math.round(median(found[way]))}`).join(', ')} requests/s`)
    }
    return judge(p50, p99, rates, ratios, faults, rounds)
  })

const inWords = (way: Way, p50 = Number.NaN, p99 = Number.NaN) => `${way} ${p50.toFixed(2)} and ${p99.toFixed(2)} ms`

function judge(
  p50: Of<number[]>,
  p99: Of<number[]>,
  rates: Readonly<Record<string, number>>,
  ratios: readonly number[],
  given: readonly string[],
  rounds: number,
) {
  let faults = given
  const added = (took: Of<number[]>, way: Way) =>
    median(took[way].map((ms, round) => ms - (took.direct[round] ?? Number.NaN)))
  const ratioOf = (took: Of<number[]>) => added(took, 'mallet') / added(took, 'pipe')
  const latency = Object.fromEntries(
    ways.flatMap((way) => [
      [`${way}P50Ms`, rounded(median(p50[way]), 2)],
      [`${way}P99Ms`, rounded(median(p99[way]), 2)],
    ]),
  )
  const p50Ratio = ratioOf(p50)
  const p99Ratio = ratioOf(p99)
  // Where the pipe seems to be faster than nothing, the machine's own pauses are longer than what is measured.
  const isMeasurable = added(p50, 'pipe') > 0 && added(p99, 'pipe') > 0
  if (!isMeasurable) faults = [...faults, 'the machine was too busy with other things to tell what a pipe adds']
  return {
    passed:
      isMeasurable && p50Ratio <= GOALS.p50 && p99Ratio <= GOALS.p99 && ratios.every((ratio) => ratio >= GOALS.rate),
    figure: [
      `at ${PER_SECOND} requests/s over ${COMPANIES} companies it adds ${rounded(added(p50, 'mallet'), 2)} ms (p50) and ${rounded(added(p99, 'mallet'), 2)} ms (p99), a bare pipe ${rounded(added(p50, 'pipe'), 2)} and ${rounded(added(p99, 'pipe'), 2)}: ${rounded(p50Ratio, 2)} and ${rounded(p99Ratio, 2)} times (goals ${GOALS.p50} and ${GOALS.p99})`,
      `with ${CLIENTS.join(', ')} clients and no limit ${ratios.map((ratio) => rounded(ratio, 2)).join(', ')} of the pipe's requests (goal ${GOALS.rate})`,
      `medians of ${rounds} rounds, answers of ${ANSWER_BYTES} bytes`,
    ].join('; '),
    figures: { ...latency, ...rates, p50Ratio: rounded(p50Ratio, 2), p99Ratio: rounded(p99Ratio, 2), rounds },
    faults,
  }
}
