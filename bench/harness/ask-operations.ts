import { chooseOperations } from './emulator-operations.ts'
import { median } from './median.ts'
import { rounded } from './ratios.ts'
import type { ProbedEmulator } from './start-probed-emulator.ts'

/** A scan that took longer is not asked of a company ten times the size. */
const LONGEST_SCAN_SECONDS = 5

export interface OperationTimes {
  readonly calls: number
  /** By operation; what would take too long is left out. */
  readonly seconds: ReadonlyMap<string, number>
  /** Of each lookup. */
  readonly lookupMs: readonly number[]
  readonly longestBusyMs: number
}

/**
 * Asks each operation so many times and takes the median; a scan is asked once. In between the emulator says for how long
 * it left nobody else a turn.
 *
 * @param smaller what was found in a smaller company
 */
export async function askOperations(
  emulator: ProbedEmulator,
  calls: number,
  times: number,
  smaller: OperationTimes | undefined,
): Promise<OperationTimes> {
  const seconds = new Map<string, number>()
  const lookupMs: number[] = []
  let longestBusyMs = 0
  for (const { name, kind, question } of await chooseOperations(emulator)) {
    const before = smaller?.seconds.get(name)
    if (kind === 'scan' && smaller && (before === undefined || before > LONGEST_SCAN_SECONDS)) continue
    await emulator.probe()
    const taken: number[] = []
    for (let time = 0; time < (kind === 'scan' ? 1 : times); time++) taken.push((await emulator.ask(question)).ms)
    longestBusyMs = Math.max(longestBusyMs, (await emulator.probe()).longestBusyMs)
    if (kind === 'lookup') lookupMs.push(median(taken))
    seconds.set(name, rounded(median(taken) / 1000, 3))
  }
  return { calls, seconds, lookupMs, longestBusyMs }
}
