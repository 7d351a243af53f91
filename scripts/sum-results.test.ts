import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryTree } from '../test/temporary-tree.ts'

const GREEN_LOG = 'ok   9.2 s  types\n8 passed, 0 failed\nnpm notice\n'
const GREEN_PROOFS = 'ok     pace\n5 passed, 0 failed\n'
const GREEN_TESTS = { numPassedTests: 40, numFailedTests: 0, testResults: [] }

interface Run {
  log?: string
  /** null: vitest wrote no report. */
  tests?: object | null
  proofs?: string
  verifyStatus?: number
  testStatus?: number
  proveStatus?: number
}

function sum({
  log = GREEN_LOG,
  tests = GREEN_TESTS,
  proofs = GREEN_PROOFS,
  verifyStatus = 0,
  testStatus = 0,
  proveStatus = 0,
}: Run) {
  const report = tests && { 'tests.json': JSON.stringify(tests) }
  const folder = temporaryTree({ 'verify.log': log, 'prove.log': proofs, ...report })
  const script = fileURLToPath(new URL('sum-results.mjs', import.meta.url))
  const args = [script, folder, ...[verifyStatus, testStatus, proveStatus].map(String)]
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout }
}

test('where all passed, checks and tests are added up and the exit code is 0', () => {
  expect(sum({})).toEqual({ status: 0, stdout: '53 passed, 0 failed\n' })
})

test('failed checks and failed tests are added up', () => {
  const tests = {
    numPassedTests: 39,
    numFailedTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }],
  }
  expect(sum({ log: '6 passed, 2 failed', verifyStatus: 1, tests, testStatus: 1 })).toEqual({
    status: 1,
    stdout: '50 passed, 3 failed\n',
  })
})

test('a test file that could not be loaded counts as a failure', () => {
  const tests = { ...GREEN_TESTS, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(sum({ tests, testStatus: 1 })).toEqual({ status: 1, stdout: '53 passed, 1 failed\n' })
})

test('a bad exit code counts as a failure even where nothing else does', () => {
  expect(sum({ testStatus: 1 }).stdout).toBe('53 passed, 1 failed\n')
  expect(sum({ verifyStatus: 1 }).stdout).toBe('53 passed, 1 failed\n')
  expect(sum({ proveStatus: 1 }).stdout).toBe('53 passed, 1 failed\n')
})

test('a run without tests, or that was cut off, is not green', () => {
  expect(sum({ tests: { ...GREEN_TESTS, numPassedTests: 0 } })).toEqual({
    status: 1,
    stdout: '13 passed, 1 failed\n',
  })
  expect(sum({ proofs: '' })).toEqual({ status: 1, stdout: '48 passed, 1 failed\n' })
  const cutOff = {
    log: 'npm could not install',
    tests: null,
    proofs: '',
    verifyStatus: 1,
    testStatus: 1,
    proveStatus: 1,
  }
  expect(sum(cutOff)).toEqual({ status: 1, stdout: '0 passed, 3 failed\n' })
})
