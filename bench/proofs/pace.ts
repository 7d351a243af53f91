import { median } from '../harness/median.ts'
import { type PaceRun, runPace } from '../harness/run-pace.ts'
import type { Part, ProofContext } from '../proof.ts'

const LIMIT = 3
const RUNS = 3
/** A machine that stands still now and then is no fault of Mallet's; one that always does proves nothing. */
const MOST_REPEATS = 6
const STALL_MS = 20
const LEAST_USE = 0.9
const LONGEST_INTERACTIVE_WAIT_MS = 1000
const MOST_UNFAIRNESS = 0.1
const SECONDS = 180
/** Who asks first is up to six places ahead, two seconds that nothing evens out: of much less they would be a tenth. */
const QUICK_SECONDS = 40

/**
 * Two connections of one company that want more than its limit, from one process and from four, at a Gong that answers
 * fast and one that does not: the limit is kept to the millisecond by Gong's own clock, used, and shared fairly, and
 * whoever waits at a screen is served within a second.
 */
export async function* prove({ isQuick, hasPassed }: ProofContext): AsyncGenerator<string | Part, void> {
  const seconds = isQuick ? QUICK_SECONDS : SECONDS
  for (const processes of isQuick ? [4] : [1, 4]) {
    for (const latencyMs of isQuick ? [20] : [20, 300]) {
      const part = `${processes} ${processes === 1 ? 'process' : 'processes'}, ${latencyMs} ms`
      if (hasPassed(part)) continue
      const runs: PaceRun[] = []
      let repeated = 0
      while (runs.length < (isQuick ? 1 : RUNS)) {
        const run = await runPace({ processes, latencyMs, seconds, limit: LIMIT })
        yield `${part}: ${describe(run)}`
        if (isKept(run) || run.longestStallMs <= STALL_MS || repeated === MOST_REPEATS) runs.push(run)
        else repeated++
      }
      yield judge(part, runs, repeated)
    }
  }
}

const isKept = ({ windowsOver, refusals }: PaceRun) => windowsOver === 0 && refusals === 0

function judge(part: string, runs: readonly PaceRun[], repeated: number): Part {
  const of = (pick: (run: PaceRun) => number) => median(runs.map(pick))
  const use = of((run) => run.use)
  const waitMs = of((run) => run.interactiveP95Ms)
  const unfairness = of((run) => run.unfairness)
  const faults = [
    ...runs
      .filter((run) => !isKept(run))
      .map((run) => `${run.windowsOver} seconds with four arrivals, ${run.refusals} refusals`),
    ...(use < LEAST_USE ? [`only ${percent(use)} of the limit was used`] : []),
    ...(waitMs > LONGEST_INTERACTIVE_WAIT_MS ? [`people waited ${Math.round(waitMs)} ms`] : []),
    ...(unfairness > MOST_UNFAIRNESS ? [`one connection took ${percent(unfairness)} longer than the other`] : []),
  ]
  const figure = [
    `${runs.reduce((sum, run) => sum + run.arrivals, 0)} requests in ${runs.length} runs`,
    `${runs.reduce((sum, run) => sum + run.windowsOver, 0)} seconds with four, ${runs.reduce((sum, run) => sum + run.refusals, 0)} refused`,
    `smallest span of four ${Math.min(...runs.map((run) => run.smallestSpanMs)).toFixed(0)} ms`,
    `${percent(use)} of the limit used`,
    `interactive p95 ${Math.round(waitMs)} ms`,
    `two connections ${percent(unfairness)} apart`,
    `longest stall of the machine ${Math.max(...runs.map((run) => run.longestStallMs)).toFixed(0)} ms`,
    ...(repeated > 0 ? [`${repeated} runs repeated for stalls`] : []),
  ].join(', ')
  return { part, passed: faults.length === 0, figure, faults }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

const describe = (run: PaceRun) =>
  `${run.arrivals} requests, ${run.windowsOver} seconds with four, span ${run.smallestSpanMs.toFixed(0)} ms, ` +
  `${percent(run.use)} used, p95 ${Math.round(run.interactiveP95Ms)} ms, ${percent(run.unfairness)} apart, ` +
  `longest stall ${run.longestStallMs.toFixed(0)} ms`
