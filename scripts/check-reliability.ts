import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listProjectFiles } from './project-files.ts'

const DOCUMENT = 'RELIABILITY.md'
/** How many attacks and faults there are; each has a row. */
const LAST = { A: 72, B: 52 } as const
const ROW = /^\| ([AB]\d+) \| (covered|not applicable|later) \| (.+) \|$/gm
const TEST_FILE = /\.test\.ts$|^bench\/proofs\/.+\.ts$/
/** The ids that a test's name begins with, as in `A1, B22: …`; the parts of proofs have no colon. */
const NAME = /['"`]((?:[ABRS]\d+(?:, )?)+)(?:: | (?=[a-z][a-z ]+['"`]))/g

/** Every id without a row or with two, every row whose tests do not carry its id, and every test whose id is no covered row. */
export function checkReliability(root: string): string[] {
  if (!existsSync(join(root, DOCUMENT))) return [`${DOCUMENT} does not exist`]
  const rows = Array.from(
    readFileSync(join(root, DOCUMENT), 'utf8').matchAll(ROW),
    ([, id = '', state = '', text = '']) => ({
      id,
      state,
      text,
    }),
  )
  const tested = idsOfTests(root)
  return [...missingRows(rows.map(({ id }) => id)), ...rows.flatMap((row) => problemsOf(row, tested))].map(
    (problem) => `${DOCUMENT}: ${problem}`,
  )
}

function missingRows(ids: readonly string[]): string[] {
  const all = Object.entries(LAST).flatMap(([letter, last]) =>
    Array.from({ length: last }, (_, index) => `${letter}${index + 1}`),
  )
  return all.flatMap((id) => {
    const count = ids.filter((other) => other === id).length
    return count === 1 ? [] : [`${id} has ${count} rows`]
  })
}

interface Row {
  readonly id: string
  readonly state: string
  readonly text: string
}

function problemsOf({ id, state, text }: Row, tested: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const carriers = tested.get(id) ?? new Set()
  if (state !== 'covered')
    return carriers.size === 0 ? [] : [`${id} is ${state}, and tests carry it: ${[...carriers].join(', ')}`]
  const named = Array.from(text.matchAll(/`([^`]+)`/g), ([, path = '']) => path).filter((path) => TEST_FILE.test(path))
  if (named.length === 0) return [`${id} is covered and names no test`]
  return named.filter((path) => !carriers.has(path)).map((path) => `no test in ${path} begins with ${id}`)
}

/** Id to the files that have a test of it. */
function idsOfTests(root: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const path of listProjectFiles(root).filter((file) => TEST_FILE.test(file))) {
    for (const [, ids = ''] of readFileSync(join(root, path), 'utf8').matchAll(NAME)) {
      for (const id of ids.split(', ')) found.set(id, (found.get(id) ?? new Set()).add(path))
    }
  }
  return found
}
