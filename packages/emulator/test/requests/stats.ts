import { NO_SCORECARDS, NO_STATS, type stats } from '@mallet/contract/gong/stats'
import type { AreaRequests, OperationCase } from './area-requests.ts'

/** Half a year up to the day on which the tests play. */
const filter = { fromDate: '2025-12-01', toDate: '2026-06-10' }

const ofUsers = (more: object = {}): OperationCase => ({
  good: () => ({ body: { ...more, filter } }),
  refused: [
    {
      means: 'nobody was active',
      request: () => ({ body: { ...more, filter: { fromDate: '2019-01-20', toDate: '2019-01-21' } } }),
      status: 404,
      text: NO_STATS,
    },
    {
      means: 'the range reaches into a day that has not ended',
      request: () => ({ body: { ...more, filter: { fromDate: '2026-06-01', toDate: '2026-06-11' } } }),
      status: 400,
    },
    {
      means: 'the range has no end',
      request: () => ({ body: { ...more, filter: { fromDate: '2026-06-01' } } }),
      status: 400,
      text: 'filter.toDate: must not be null',
    },
  ],
})

export const statsRequests: AreaRequests<typeof stats> = {
  'stats.aggregate': ofUsers(),
  'stats.aggregateByPeriod': {
    ...ofUsers({ aggregationPeriod: 'MONTH' }),
    refused: [
      ...(ofUsers({ aggregationPeriod: 'MONTH' }).refused ?? []),
      {
        means: 'the period is not one of Gong’s',
        request: () => ({ body: { filter, aggregationPeriod: 'DECADE' } }),
        status: 400,
        text: 'Json parse error',
      },
    ],
  },
  'stats.dayByDay': ofUsers(),
  'stats.answeredScorecards': {
    good: () => ({ body: { filter: { reviewMethod: 'BOTH' } } }),
    refused: [
      {
        means: 'nothing was reviewed',
        request: () => ({ body: { filter: { scorecardIds: ['1'] } } }),
        status: 404,
        text: NO_SCORECARDS,
      },
    ],
  },
  'stats.interaction': ofUsers(),
}
