import type { Sync } from '@mallet/contract/api/syncs'
import { expect, test } from 'vitest'
import { describeSyncs, describeSyncsShortly } from './describe-syncs.ts'

const sync = (changes: Partial<Sync>): Sync => ({
  model: 'calls',
  state: 'running',
  pauseReason: null,
  caughtUp: false,
  records: 0,
  expected: null,
  leftOut: 0,
  quarantined: 0,
  notReturned: 0,
  unclosed: null,
  restoredAt: null,
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
const budget = { usedToday: 1234, perDay: 10_000 }

test('each model has a bar as long as it is far, and the budget of the day stands below', () => {
  expect(describeSyncs(syncs, budget)).toEqual([
    '  users        ████████████████████████  40',
    '  workspaces   ░░░░░░░░░░░░░░░░░░░░░░░░  waiting',
    '  calls        ████████████░░░░░░░░░░░░  590 of 1,200',
    '  transcripts  ░░░░░░░░░░░░░░░░░░░░░░░░  100',
    '  1,234 requests to Gong today, of 10,000',
  ])
})

test('for a log it is one line', () => {
  expect(describeSyncsShortly(syncs, { usedToday: 1, perDay: 10_000 })).toBe(
    'Syncing: users 40, workspaces waiting, calls 590 of 1,200, transcripts 100; 1 request to Gong today, of 10,000',
  )
})

test('once the calls are in, the bar of transcripts is as long as calls have one', () => {
  const [line] = describeSyncs(
    [sync({ model: 'transcripts', records: 50 }), sync({ records: 100, caughtUp: true })],
    budget,
  )

  expect(line).toBe('  transcripts  ████████████░░░░░░░░░░░░  50')
})
