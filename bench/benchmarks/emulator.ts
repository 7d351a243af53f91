import type { Benchmark } from '../benchmark.ts'
import { askOperations, type OperationTimes } from '../harness/ask-operations.ts'
import { comparePages, type PageTimes } from '../harness/compare-pages.ts'
import { startEmulatorProcess } from '../harness/emulator-process.ts'
import { median } from '../harness/median.ts'
import { rounded } from '../harness/ratios.ts'
import { startProbedEmulator } from '../harness/start-probed-emulator.ts'
import { withClosers } from '../harness/with-closers.ts'

const GOAL_PAGES = 1.3
const GOAL_READY_MS = 1000
const GOAL_MB = 32
/** Aims that a company of a million does not meet yet: told with the figures, and no reason to fail. */
const AIMS = {
  /** Of a lookup, beside a page of calls. */
  lookupPages: 40,
  busyMs: 50,
}

/**
 * Whether an emulated company of a million calls costs more than a small one: to start, to read to its last page, in
 * memory, and to ask about somebody. Its calls are worked out when they are asked for.
 */
export const measure: Benchmark = ({ isQuick, seed, say }) =>
  withClosers(async (later) => {
    const sizes = isQuick ? [1000, 20_000] : [1000, 10_000, 100_000, 1_000_000]
    const largest = Math.max(...sizes)
    const times = isQuick ? 3 : 7
    const block = isQuick ? 20 : 100
    const ready = await timeStarts(seed, largest, times)
    say(`ready after ${ready.readyMs} ms; from the command line ${ready.commandMs} ms, with 100 calls ${ready.smallMs}`)

    const emulator = await startProbedEmulator(seed, largest)
    later(emulator.stop)
    const faults: string[] = []
    const lists: PageTimes[] = []
    let grownMb = 0
    for (const list of ['calls', 'calls/extensive'] as const) {
      const told = await comparePages({ emulator, list, calls: largest, block, times, say })
      lists.push(told)
      faults.push(...told.faults)
      grownMb = Math.max(grownMb, told.grownMb)
    }
    const asked: OperationTimes[] = []
    for (const calls of sizes) {
      const own = calls === largest ? emulator : await startProbedEmulator(seed, calls)
      asked.push(await askOperations(own, calls, isQuick ? 1 : 3, asked.at(-1)))
      if (own !== emulator) await own.stop()
      say(`${calls} calls: ${[...(asked.at(-1)?.seconds ?? [])].map(([name, s]) => `${name} ${s} s`).join(', ')}`)
    }
    const [pages, extensive] = lists.map(({ ratio }) => ratio)
    const pageMs = lists[0]?.lateMs ?? Number.NaN
    const last = asked.at(-1)
    const lookupPages = rounded(Math.max(...(last?.lookupMs ?? [])) / pageMs, 1)
    const longestBusyMs = Math.round(Math.max(...asked.map((one) => one.longestBusyMs)))
    say(tableOf(asked))
    const figures = {
      ...{ calls: largest, block, times, ...ready, pageMs, lookupPages, longestBusyMs },
      pagesRatio: pages ?? Number.NaN,
      extensiveRatio: extensive ?? Number.NaN,
      grownMb: rounded(grownMb, 1),
      operations: JSON.stringify(asked.map(({ calls, seconds }) => ({ calls, ...Object.fromEntries(seconds) }))),
    }
    const { readyMs } = ready
    return {
      passed: lists.every(({ ratio }) => ratio <= GOAL_PAGES) && readyMs < GOAL_READY_MS && grownMb <= GOAL_MB,
      figure: [
        `the last ${block} full pages of ${largest} calls take ${figures.pagesRatio} of the first ${block} (goal at most ${GOAL_PAGES}), of calls/extensive ${figures.extensiveRatio}, ${pageMs} ms a page`,
        `createEmulator ${readyMs} ms (goal under ${GOAL_READY_MS}), from the command line ${ready.commandMs} ms, with 100 calls ${ready.smallMs} ms`,
        `${figures.grownMb} MB more after reading all (goal at most ${GOAL_MB})`,
        `the slowest lookup takes ${lookupPages} pages (aim at most ${AIMS.lookupPages})`,
        `busy for ${longestBusyMs} ms at most (aim ${AIMS.busyMs})`,
        `medians of ${times}`,
      ].join('; '),
      figures,
      faults,
    }
  })

/** Modules are loaded before `createEmulator` is called, and after a command is. */
async function timeStarts(seed: string, calls: number, times: number) {
  const created: number[] = []
  const commands: number[] = []
  const small: number[] = []
  for (let time = 0; time < times; time++) {
    const probed = await startProbedEmulator(seed, calls)
    created.push(probed.readyMs)
    await probed.stop()
    commands.push(await timeCommand('--calls', String(calls)))
    small.push(await timeCommand('--calls', '100'))
  }
  const [readyMs = 0, commandMs = 0, smallMs = 0] = [created, commands, small].map((list) => Math.round(median(list)))
  return { readyMs, commandMs, smallMs }
}

async function timeCommand(...args: string[]): Promise<number> {
  const beganAt = performance.now()
  const emulator = await startEmulatorProcess(...args)
  const ms = performance.now() - beganAt
  await emulator.close()
  return ms
}

/** Seconds by operation and size. */
function tableOf(asked: readonly OperationTimes[]): string {
  const names = [...(asked[0]?.seconds.keys() ?? [])]
  const rows = names.map((name) => [name, ...asked.map(({ seconds }) => String(seconds.get(name) ?? '-'))])
  return ['seconds by size', ...[['', ...asked.map(({ calls }) => String(calls))], ...rows].map(rowOf)].join('\n    ')
}

const rowOf = ([name = '', ...cells]: readonly string[]) =>
  name.padEnd(32) + cells.map((cell) => cell.padStart(12)).join('')
