// node scripts/sum-results.mjs FOLDER VERIFY_STATUS TEST_STATUS PROVE_STATUS: the last line of .ci/run, and its exit code.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The sum that `npm run verify` and `npm run prove` print last. */
function printedCounts(log) {
  const [, passed = 0, failed = 0] = [...log.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? []
  return { passed: Number(passed), failed: Number(failed) }
}

/** A file that could not be loaded, or whose hooks failed, has no failed test; it counts as one. */
function testCounts({ numPassedTests, numFailedTests, testResults }) {
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + failedFiles.length }
}

/** A command that ended badly, or found nothing to do, has failed, whatever it counted. */
function withStatus({ passed, failed }, status) {
  return { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

const [folder, verifyStatus, testStatus, proveStatus] = process.argv.slice(2)
const tests = read(join(folder, 'tests.json'))
const counts = [
  withStatus(printedCounts(read(join(folder, 'verify.log')) ?? ''), Number(verifyStatus)),
  withStatus(tests ? testCounts(JSON.parse(tests)) : { passed: 0, failed: 0 }, Number(testStatus)),
  withStatus(printedCounts(read(join(folder, 'prove.log')) ?? ''), Number(proveStatus)),
]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
