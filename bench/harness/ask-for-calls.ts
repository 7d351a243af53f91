import { calls, EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import { FIRST_PAGE } from './page-source.ts'

/** The question that Mallet asks, for those who ask without it. */
export const askForCalls = {
  path: calls['calls.listExtensive'].path,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: (cursor: string, to: string): string =>
    JSON.stringify({
      filter: { toDateTime: to },
      contentSelector: EVERYTHING_BUT_MEDIA,
      ...(cursor !== FIRST_PAGE && { cursor }),
    }),
}
