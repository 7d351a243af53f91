import { expect, test } from 'vitest'
import { chosenFrom, configurationOf, faultsOf } from './choose-configuration.ts'

const NOW = new Date('2026-06-10T15:00:00.000Z')
const MODELS = ['users', 'calls'] as const
const DEFAULTS = { workspaceIds: null, since: null, models: null, privateCalls: false }

test('what is not changed is kept as the server gave it', () => {
  expect(configurationOf(chosenFrom(DEFAULTS, MODELS), MODELS, NOW)).toEqual(DEFAULTS)
  const given = { ...DEFAULTS, since: '2026-01-01T00:00:00.000Z', models: ['users' as const], workspaceIds: ['1'] }
  expect(configurationOf(chosenFrom(given, MODELS), MODELS, NOW)).toEqual(given)
})

test.each([
  ['year', '2025-06-10T15:00:00.000Z'],
  ['quarter', '2026-03-12T15:00:00.000Z'],
  ['month', '2026-05-11T15:00:00.000Z'],
] as const)('a %s goes back to %s', (since, expected) => {
  const chosen = { ...chosenFrom(DEFAULTS, MODELS), since }
  expect(configurationOf(chosen, MODELS, NOW).since).toBe(expected)
})

test('no workspace at all, no date and a date to come keep the choice from being sent', () => {
  const chosen = chosenFrom(DEFAULTS, MODELS)
  expect(faultsOf(chosen, NOW)).toEqual([])
  expect(faultsOf({ ...chosen, workspaceIds: [] }, NOW)).toEqual(['someMissing'])
  for (const date of ['', '2026-06-11', 'x'])
    expect(faultsOf({ ...chosen, since: 'date', date }, NOW)).toEqual(['sinceMissing'])
})
