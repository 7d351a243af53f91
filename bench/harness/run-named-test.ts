import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Report = z.object({
  testResults: z.array(
    z.object({
      /** The path of the file. */
      name: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
})
type Report = z.infer<typeof Report>

const TIMEOUT_MS = 180_000
const TIMEOUT_PER_TEST_MS = 20_000

export interface NamedTest {
  readonly file: string
  /** How the test's name begins. */
  readonly name: string
  readonly project: 'embedded' | 'postgres'
}

/**
 * `broken` where it was not this test that passed or failed: it could not be run, or what it needs beforehand failed.
 * `why` is its first line of failure.
 */
export interface Outcome {
  readonly status: 'passed' | 'failed' | 'broken'
  readonly why: string
}

export const keyOf = ({ project, file, name }: NamedTest) => `${project} ${file} ${name}`

/** Runs named tests of one project in a copy of the whole, and says for each what became of it, by `keyOf`. */
export async function runNamedTests(
  copy: string,
  project: NamedTest['project'],
  tests: readonly NamedTest[],
): Promise<ReadonlyMap<string, Outcome>> {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs')
  const files = [...new Set(tests.map(({ file }) => file))]
  const names = [...new Set(tests.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))]
  const args = ['run', '--project', project, ...files, '-t', `^(?:${names.join('|')})`]
  const outputs = ['--reporter=json', `--outputFile=${report}`]
  // A group of its own, so that a test that never ends can be ended with all that it started.
  const child = spawn(process.execPath, [vitest, ...args, ...outputs], { cwd: copy, detached: true, stdio: 'ignore' })
  const end = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL')
  const timer = setTimeout(end, TIMEOUT_MS + tests.length * TIMEOUT_PER_TEST_MS)
  await once(child, 'exit')
  clearTimeout(timer)
  const { results, fault } = readReport(report)
  return new Map(tests.map((test) => [keyOf(test), outcomeOf(test, results, fault)]))
}

function readReport(path: string): { results: Report['testResults']; fault: string } {
  try {
    return { results: Report.parse(JSON.parse(readFileSync(path, 'utf8'))).testResults, fault: '' }
  } catch (error) {
    return { results: [], fault: `no report of the tests was written: ${error}` }
  }
}

function outcomeOf({ file, name }: NamedTest, results: Report['testResults'], fault: string): Outcome {
  const result = results.find((one) => one.name.replaceAll('\\', '/').endsWith(`/${file}`))
  const ran = (result?.assertionResults ?? []).filter(
    ({ title, status }) => title.startsWith(name) && (status === 'passed' || status === 'failed'),
  )
  const failed = ran.find(({ status }) => status === 'failed')
  const why = firstLine(failed?.failureMessages[0])
  // A test that waits for ever on a slow machine says nothing about what it tests.
  if (failed) return { status: why.includes('timed out in') ? 'broken' : 'failed', why }
  if (ran.length > 0) return { status: 'passed', why: '' }
  return { status: 'broken', why: firstLine(result?.message) || fault || 'no test with this name was run' }
}

const firstLine = (text = '') => text.split('\n')[0] ?? ''
