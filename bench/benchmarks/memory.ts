import type { Benchmark } from '../benchmark.ts'
import { median } from '../harness/median.ts'
import { openPostgres } from '../harness/open-postgres.ts'
import { rounded } from '../harness/ratios.ts'
import { type Backfilled, runBackfill } from '../harness/run-backfill.ts'
import { startPageServer } from '../harness/start-page-server.ts'
import { withClosers } from '../harness/with-closers.ts'

const GOAL_RATIO = 1.15
const GOAL_MB = 512

/**
 * Whether a first sync of ten times as many calls takes more memory: the peak of a process that does nothing else, each
 * time a new one on an empty database. The calls are invented while they are asked for.
 */
export const measure: Benchmark = ({ isQuick, say }) =>
  withClosers(async (later) => {
    const [few, many] = isQuick ? [2000, 10_000] : [10_000, 100_000]
    const times = isQuick ? 1 : 3
    const postgres = await openPostgres({ durable: false })
    later(postgres.stop)
    const faults: string[] = []
    const backfill = async (calls: number) => {
      const gong = await startPageServer({ kind: 'invented', calls })
      const done = await runBackfill(await postgres.freshDatabase(), gong.url).finally(gong.stop)
      if (done.records !== calls) faults.push(`${done.records} of ${calls} calls arrived`)
      say(`${calls} calls: ${Math.round(done.peakMb)} MB at most, ${Math.round(calls / done.seconds)} calls/s`)
      return done
    }
    const ofFew: Backfilled[] = []
    const ofMany: Backfilled[] = []
    for (let time = 0; time < times; time++) {
      ofFew.push(await backfill(few))
      ofMany.push(await backfill(many))
    }
    const peaks = (runs: readonly Backfilled[]) => runs.map(({ peakMb }) => peakMb)
    const [fewMb, manyMb] = [median(peaks(ofFew)), median(peaks(ofMany))]
    const ratio = manyMb / fewMb
    const figures = {
      few,
      many,
      times,
      fewMb: Math.round(fewMb),
      manyMb: Math.round(manyMb),
      idleMb: Math.round(median(ofMany.map(({ idleMb }) => idleMb))),
      ratio: rounded(ratio, 3),
      noise: rounded(spread(peaks(ofFew)), 3),
    }
    return {
      passed: ratio <= GOAL_RATIO && manyMb <= GOAL_MB,
      figure: [
        `${many} calls take ${figures.ratio} of the memory of ${few} (goal at most ${GOAL_RATIO})`,
        `${figures.manyMb} MB (goal at most ${GOAL_MB}) and ${figures.fewMb} MB, ${figures.idleMb} MB before it began`,
        times > 1 ? `${few} against ${few} differ by ${figures.noise}; medians of ${times}` : 'measured once',
      ].join('; '),
      figures,
      faults,
    }
  })

/** Between the least and the most, as a part of the least. */
const spread = (values: readonly number[]) => Math.max(...values) / Math.min(...values) - 1
