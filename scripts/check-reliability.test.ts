import { expect, test } from 'vitest'
import { temporaryTree } from '../test/temporary-tree.ts'
import { checkReliability } from './check-reliability.ts'

const ids = [
  ...Array.from({ length: 72 }, (_, index) => `A${index + 1}`),
  ...Array.from({ length: 52 }, (_, index) => `B${index + 1}`),
]

/** Every id is for later, but for those that are given. */
const problemsOf = (rows: Record<string, string>, tests: Record<string, string> = {}) => {
  const lines = ids.map((id) => rows[id] ?? `| ${id} | later | in time |`)
  return checkReliability(temporaryTree({ 'RELIABILITY.md': lines.join('\n'), ...tests }))
}
// In pieces, or this file would itself be one whose tests carry the ids.
const named = (name: string) => ['test(', "'", name, "', () => {})"].join('')

test('a page on which every id stands, and those that are covered name tests that carry them, is fine', () => {
  const rows = { A1: '| A1 | covered | one thing: `a.test.ts`, `b.test.ts` |', B2: '| B2 | not applicable | none |' }

  expect(problemsOf(rows, { 'a.test.ts': named('A1: it holds'), 'b.test.ts': named('A1: it holds here') })).toEqual([])
})

test('an id without a row, or with two, is named', () => {
  expect(problemsOf({ A7: '' })).toEqual([expect.stringContaining('A7 has 0 rows')])
  expect(problemsOf({ A7: '| A7 | later | a |\n| A7 | later | b |' })).toEqual([
    expect.stringContaining('A7 has 2 rows'),
  ])
})

test('a covered id whose tests are not named, or do not carry it, is named', () => {
  expect(problemsOf({ B3: '| B3 | covered | surely |' })).toEqual([
    expect.stringContaining('B3 is covered and names no test'),
  ])
  const rows = { B3: '| B3 | covered | surely: `a.test.ts` |' }
  expect(problemsOf(rows, { 'a.test.ts': named('B31: another one') })).toEqual(
    [expect.stringContaining('B31 is later'), expect.stringContaining('no test in a.test.ts begins with B3')].reverse(),
  )
})

test('a test that carries an id of a row that says later is named', () => {
  expect(problemsOf({}, { 'a.test.ts': named('A5, B6: both hold') })).toEqual([
    expect.stringContaining('A5 is later'),
    expect.stringContaining('B6 is later'),
  ])
})
