import type { Sync } from '@mallet/contract/api/syncs'

const BAR_CELLS = 24

/** How much of the company's call budget is used, by whomever. */
export interface BudgetUse {
  readonly usedToday: number
  readonly perDay: number
}

/** Every model on a line, with a bar where it is known how many records there will be, and the call budget. */
export function describeSyncs(syncs: readonly Sync[], budget: BudgetUse): string[] {
  return [
    ...syncs.map((sync) => `  ${sync.model.padEnd(12)} ${bar(shareOf(sync, syncs))}  ${howFar(sync)}`),
    `  ${describeBudget(budget)}`,
  ]
}

/** The same on one line, for a log. */
export const describeSyncsShortly = (syncs: readonly Sync[], budget: BudgetUse): string =>
  `Syncing: ${syncs.map((sync) => `${sync.model} ${howFar(sync)}`).join(', ')}; ${describeBudget(budget)}`

export const counted = (count: number, what: string): string => `${number(count)} ${what}${count === 1 ? '' : 's'}`

export const number = (value: number): string => value.toLocaleString('en-US')

const describeBudget = ({ usedToday, perDay }: BudgetUse): string =>
  `${counted(usedToday, 'request')} to Gong today, of ${number(perDay)}`

function shareOf({ model, records, leftOut, quarantined, expected, caughtUp }: Sync, syncs: readonly Sync[]): number {
  if (caughtUp) return 1
  // Gong does not say how many transcripts there are, but there is at most one to a call.
  const calls = model === 'transcripts' ? syncs.find((sync) => sync.model === 'calls' && sync.caughtUp) : undefined
  const most = expected ?? calls?.records
  return most ? Math.min(1, (records + leftOut + quarantined) / most) : 0
}

function bar(share: number): string {
  const full = Math.floor(share * BAR_CELLS)
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full)
}

const howFar = ({ records, expected, caughtUp, state }: Sync): string => {
  if (caughtUp) return number(records)
  if (expected !== null) return `${number(records)} of ${number(expected)}`
  return records === 0 && state !== 'running' ? 'waiting' : number(records)
}
