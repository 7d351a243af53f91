import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlaces, type Places } from './open-places.ts'
import { type Example, examplesOf, publishedPackages } from './readme-examples.ts'
import { type ExampleRun, runExample } from './run-example.ts'

const AT_ONCE = 2

const packages = publishedPackages(join(import.meta.dirname, '..'))
const examples = packages.flatMap(examplesOf)
const runs = new Map<Example, Promise<ExampleRun>>()
let places: Places

beforeAll(async () => {
  places = await openPlaces(examples.map(({ text }) => text))
  const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve())
  examples.forEach((example, index) => {
    const run = (lanes[index % AT_ONCE] ?? Promise.resolve()).then(() => runExample(example, places.env, places.visit))
    runs.set(example, run)
    // Whoever waits for the run hears of its failure; the lane goes on.
    lanes[index % AT_ONCE] = run.then(
      () => {},
      () => {},
    )
  })
})
afterAll(() => places.close())

test('every package that others install has a README', () => {
  const without = packages.filter(({ readme }) => readme === undefined).map(({ name }) => name)
  expect(without).toEqual([])
})

test.each(examples)('$title runs as it stands', async (example) => {
  const run = await runs.get(example)
  expect(run?.exitCode, run?.output).toBe(0)
})

test.each([
  ['ts', "throw new Error('it does not work')"],
  ['sh', 'npm install @mallet/nothing\necho beyond'],
] as const)('a %s block that fails is seen to fail, at its first fault', async (language, text) => {
  const run = await runExample({ title: '', folder: 'packages/gong', language, text }, {}, places.visit)
  expect(run.exitCode).toBe(1)
  expect(run.output).toMatch(/it does not work|@mallet\/nothing is no package/)
  expect(run.output).not.toContain('beyond')
})
