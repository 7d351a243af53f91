import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCompanyCalls } from '../../company/company-calls.ts'
import { freshCompany } from '../../state/open-state.ts'
import { createWorld } from '../../world/create-world.ts'
import { hashText } from '../../world/seeded-random.ts'
import type { WorldCall } from '../../world/world.ts'
import { entriesAfterCalls } from './entries-after-calls.ts'
import { timedEntry } from './timed-entry.ts'

const ORIGIN = Date.parse('2026-06-10T18:00:00Z')
const DAY_MS = 86_400_000
const world = createWorld({ seed: 'entries', calls: 300, users: 8, originMs: ORIGIN, company: 1 })
const state = freshCompany(randomBytes)
const calls = createCompanyCalls(
  world,
  () => state,
  () => ORIGIN,
)

/** Three within days of the call, the last two at the same moment. */
const entriesOf = ({ id, listedAtMs }: WorldCall) =>
  [1, 2, 2].map((factor, place) =>
    timedEntry(listedAtMs + ((hashText(id) % (2 * DAY_MS)) + 1) * factor, undefined, { id, place }),
  )

test('entries come in order, those of the same moment by their call, and none is left out or twice', () => {
  for (const [fromMs, toMs] of [
    [ORIGIN - 200 * DAY_MS, ORIGIN + 1],
    [ORIGIN - 40 * DAY_MS, ORIGIN - 33 * DAY_MS],
    [ORIGIN + DAY_MS, ORIGIN],
  ] as const) {
    const expected = [...calls.scan({ asOfMs: ORIGIN })]
      .flatMap(entriesOf)
      .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
      .sort((a, b) => a.atMs - b.atMs)
    const given = [...entriesAfterCalls(calls, { fromMs, toMs }, ORIGIN, entriesOf)].filter((one) => one !== undefined)
    expect(given).toEqual(expected)
  }
})
