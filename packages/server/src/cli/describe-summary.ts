import type { Sync } from '@mallet/contract/api/syncs'
import type { Config } from '../config.ts'
import { dataNotice } from './data-notice.ts'
import { counted, number } from './describe-syncs.ts'
import type { EmulatorAddresses } from './start-emulator.ts'

export interface Summary {
  readonly platformUrl: string
  readonly dashboardUrl: string
  readonly apiKey: string
  readonly emulator: EmulatorAddresses
  readonly connectionId: string
  readonly equalsTruth: boolean
  readonly records: Readonly<Record<string, number>>
  /** Those under /v2. */
  readonly gongRequests: number
  readonly seconds: number
}

/** What a start came to, for people: what was synced and, where it stays up, what to do with it. */
export function describeSummary(summary: Summary, syncs: readonly Sync[], config: Config, staysUp: boolean): string {
  const { equalsTruth, gongRequests, seconds } = summary
  const verdict = equalsTruth ? 'Every record equals what Gong holds.' : 'Some records differ from what Gong holds.'
  return [
    '',
    `Synced in ${seconds} s with ${counted(gongRequests, 'request')} to Gong. ${verdict}`,
    '',
    ...syncs.map(describeRecords),
    '',
    ...(staysUp ? whatToTry(summary) : []),
    ...dataNotice(config),
    ...(staysUp ? ['Ctrl-C stops it; the next start goes on from here.'] : []),
    '',
  ].join('\n')
}

const describeRecords = ({ model, records, leftOut }: Sync): string =>
  `  ${model.padEnd(12)}${number(records).padStart(9)}${leftOut > 0 ? `   ${counted(leftOut, 'private call')} left out` : ''}`

function whatToTry({ platformUrl, dashboardUrl, connectionId, apiKey, emulator }: Summary): string[] {
  const curl = (path: string) =>
    `  curl -sS -H 'Authorization: Bearer ${apiKey}' '${platformUrl}/v1/connections/${connectionId}${path}'`
  return [
    'Try it:',
    curl('/status'),
    curl('/records/calls?limit=1'),
    curl('/records/transcripts?limit=1'),
    '',
    `Dashboard      ${dashboardUrl}`,
    `Gong emulator  ${emulator.appUrl}`,
    '',
  ]
}
