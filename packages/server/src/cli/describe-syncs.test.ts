import type { Sync } from '@mallet/contract/api/syncs'
import { expect, test } from 'vitest'
import { describeSyncs, describeSyncsShortly } from './describe-syncs.ts'

const sync = (changes: Partial<Sync>): Sync => ({
  model: 'calls',
  state: 'running',
  caughtUp: false,
  records: 0,
  expected: null,
  leftOut: 0,
  quarantined: 0,
  lastRun: null,
  freshAt: null,
  nextRunAt: null,
  ...changes,
})

const syncs = [
  sync({ model: 'users', state: 'idle', caughtUp: true, records: 40 }),
  sync({ model: 'workspaces', state: 'queued' }),
  sync({ records: 590, leftOut: 8, quarantined: 2, expected: 1200 }),
  sync({ model: 'transcripts', records: 100 }),
]
const use = { requests: 1, usedToday: 1234, perDay: 10_000 }

test('each model has a bar as long as it is far, and the budget of the day stands below', () => {
  expect(describeSyncs(syncs, use)).toEqual([
    '  users        ████████████████████████  40',
    '  workspaces   ░░░░░░░░░░░░░░░░░░░░░░░░  waiting',
    '  calls        ████████████░░░░░░░░░░░░  590 of 1,200',
    '  transcripts  ░░░░░░░░░░░░░░░░░░░░░░░░  100',
    "  1 request to Gong; 1,234 of the day's 10,000 are used",
  ])
})

test('for a log it is one line', () => {
  expect(describeSyncsShortly(syncs, use)).toBe(
    'Syncing: users 40, workspaces waiting, calls 590 of 1,200, transcripts 100; 1 request to Gong',
  )
})
