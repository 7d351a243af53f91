import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Report = z.object({
  testResults: z.array(
    z.object({
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
})

const TIMEOUT_MS = 180_000

export interface NamedTest {
  readonly file: string
  /** How the test's name begins. */
  readonly name: string
  readonly project: 'embedded' | 'postgres'
}

/** `broken` where it could not be run at all; `why` is its first line of failure. */
export interface Outcome {
  readonly status: 'passed' | 'failed' | 'broken'
  readonly why: string
}

/** Runs the tests of a file whose names begin so, in a copy of the project. */
export function runNamedTest(copy: string, { file, name, project }: NamedTest): Outcome {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs')
  const pattern = `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  const args = [vitest, 'run', '--project', project, file, '-t', pattern, '--reporter=json', `--outputFile=${report}`]
  const { stderr, stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', timeout: TIMEOUT_MS })
  try {
    const { testResults } = Report.parse(JSON.parse(readFileSync(report, 'utf8')))
    const results = testResults.flatMap(({ assertionResults }) => assertionResults)
    const ran = results.filter(({ status }) => status === 'passed' || status === 'failed')
    const failed = ran.find(({ status }) => status === 'failed')
    const firstLine = (text = '') => text.split('\n')[0] ?? ''
    if (failed) return { status: 'failed', why: firstLine(failed.failureMessages[0]) }
    const suite = testResults.map(({ message }) => message).find((message) => message !== '')
    if (suite !== undefined) return { status: 'failed', why: firstLine(suite) }
    return ran.length > 0 ? { status: 'passed', why: '' } : { status: 'broken', why: `no test begins with ${name}` }
  } catch (error) {
    return { status: 'broken', why: `${error} ${stderr.slice(-300)} ${stdout.slice(-300)}` }
  }
}
