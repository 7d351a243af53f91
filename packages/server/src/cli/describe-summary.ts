import type { Sync } from '@mallet/contract/api/syncs'
import type { StartOptions } from './start.ts'

export interface Summary {
  readonly platformUrl: string
  readonly dashboardUrl: string
  readonly apiKey: string
  readonly connectionId: string
  readonly equalsTruth: boolean
  readonly gongRequests: number
  readonly seconds: number
}

/** One line of JSON for programs, or a table and three requests to try for people. */
export function tellSummary(
  summary: Summary,
  syncs: readonly Sync[],
  differences: readonly string[],
  { json, once }: StartOptions,
): void {
  if (differences.length > 0) process.stderr.write(`${differences.join('\n')}\n`)
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : `${forPeople(summary, syncs, once === true)}\n`)
}

function forPeople(summary: Summary, syncs: readonly Sync[], once: boolean): string {
  const { platformUrl, connectionId, apiKey } = summary
  const curl = (path: string) => `  curl -H 'Authorization: Bearer ${apiKey}' '${platformUrl}${path}'`
  const rows = syncs.map(
    ({ model, records, leftOut }) =>
      `  ${model.padEnd(12)}${String(records).padStart(7)}${leftOut > 0 ? `   and ${leftOut} private, left out` : ''}`,
  )
  return [
    '',
    `Synced in ${summary.seconds} s with ${summary.gongRequests} requests to Gong; ${summary.equalsTruth ? 'every record equals the truth' : 'records DIFFER from the truth'}.`,
    '',
    ...rows,
    '',
    'Try:',
    curl(`/v1/connections/${connectionId}/records/users?limit=3`),
    curl(`/v1/connections/${connectionId}/records/calls?limit=1`),
    curl(`/v1/connections/${connectionId}/status`),
    '',
    `Dashboard: ${summary.dashboardUrl}`,
    ...(once ? [] : ['Ctrl-C stops it; the next start goes on from here.']),
  ].join('\n')
}
