import type { Sync } from '@mallet/contract/api/syncs'

const BAR_CELLS = 24

/** How much Gong was asked. */
export interface GongUse {
  /** By this start. */
  readonly requests: number
  readonly usedToday: number
  readonly perDay: number
}

/** Every model on a line, with a bar where it is known how many records there will be, and the call budget. */
export function describeSyncs(syncs: readonly Sync[], { requests, usedToday, perDay }: GongUse): string[] {
  return [
    ...syncs.map((sync) => `  ${sync.model.padEnd(12)} ${bar(sync)}  ${howFar(sync)}`),
    `  ${counted(requests, 'request')} to Gong; ${number(usedToday)} of the day's ${number(perDay)} are used`,
  ]
}

/** The same on one line, for a log. */
export const describeSyncsShortly = (syncs: readonly Sync[], { requests }: GongUse): string =>
  `Syncing: ${syncs.map((sync) => `${sync.model} ${howFar(sync)}`).join(', ')}; ${counted(requests, 'request')} to Gong`

export const counted = (count: number, what: string): string => `${number(count)} ${what}${count === 1 ? '' : 's'}`

export const number = (value: number): string => value.toLocaleString('en-US')

function bar({ records, leftOut, quarantined, expected, caughtUp }: Sync): string {
  const share = caughtUp ? 1 : expected ? Math.min(1, (records + leftOut + quarantined) / expected) : 0
  const full = Math.floor(share * BAR_CELLS)
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full)
}

const howFar = ({ records, expected, caughtUp, state }: Sync): string => {
  if (caughtUp) return number(records)
  if (expected !== null) return `${number(records)} of ${number(expected)}`
  return records === 0 && state !== 'running' ? 'waiting' : number(records)
}
