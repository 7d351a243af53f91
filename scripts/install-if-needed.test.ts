import { type ChildProcess, spawn } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** Stands in for npm: notes start and end, empties node_modules as `npm ci` does, and prints to stdout. */
const FAKE_NPM = `
  import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
  appendFileSync('npm.log', 'start ' + process.argv.slice(2).join(' ') + '\\n')
  console.log('npm speaks')
  rmSync('node_modules', { recursive: true, force: true })
  await new Promise((resolve) => setTimeout(resolve, 500))
  if (readFileSync('package-lock.json', 'utf8').includes('broken')) process.exit(7)
  mkdirSync('node_modules')
  appendFileSync('npm.log', 'end\\n')`

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mallet-install-test-'))
  for (const file of ['check-node', 'install-if-needed', 'install-dependencies', 'install-lock']) {
    cpSync(new URL(`${file}.mjs`, import.meta.url), join(root, 'scripts', `${file}.mjs`))
  }
  mkdirSync(join(root, 'temp'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'package-lock.json'), '{ "lockfileVersion": 3 }')
  writeFileSync(join(root, 'npm-cli.js'), FAKE_NPM)
})

afterEach(() => rmSync(root, { recursive: true }))

function start(): { child: ChildProcess; done: Promise<{ code: number | null; stdout: string; stderr: string }> } {
  const child = spawn(process.execPath, ['scripts/install-if-needed.mjs'], {
    cwd: root,
    env: { ...process.env, TMPDIR: join(root, 'temp'), npm_execpath: join(root, 'npm-cli.js') },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return { child, done: new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr }))) }
}

const install = () => start().done
const npmLog = () => (existsSync(join(root, 'npm.log')) ? readFileSync(join(root, 'npm.log'), 'utf8').split('\n') : [])
const npmStarts = () => npmLog().filter((line) => line.startsWith('start')).length

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('a fresh clone is installed once, and stdout stays empty', async () => {
  const first = await install()
  expect(first).toEqual({
    code: 0,
    stdout: '',
    stderr: "Installing Mallet's dependencies (about a minute)…\nnpm speaks\n",
  })
  expect(npmLog()).toEqual(['start ci --include=dev --loglevel=error', 'end', ''])

  expect(await install()).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(npmStarts()).toBe(1)
})

test('a changed lockfile is installed again', async () => {
  await install()
  appendFileSync(join(root, 'package-lock.json'), '\n')
  await install()
  expect(npmStarts()).toBe(2)
})

test('where npm fails, the command fails with one line after what npm said, and the next one tries again', async () => {
  writeFileSync(join(root, 'package-lock.json'), 'broken')
  const { code, stderr } = await install()
  expect(code).toBe(1)
  expect(stderr.split('\n').slice(1)).toEqual(['npm speaks', expect.stringMatching(/exit code 7.*same command/), ''])

  await install()
  expect(npmStarts()).toBe(2)
})

test('of several commands at once one installs and the others wait for it', async () => {
  const results = await Promise.all([install(), install(), install()])
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(npmStarts()).toBe(1)
})

test('after a killed install the next one waits for the npm that is left, then installs', async () => {
  const first = start()
  await until(() => npmStarts() === 1)
  first.child.kill('SIGKILL')
  const second = await install()
  expect(second.code).toBe(0)
  expect(npmLog().map((line) => line.split(' ')[0])).toEqual(['start', 'end', 'start', 'end', ''])
})
