// npm run verify [-- WORD...]: every check that needs no running system, or those whose name contains one of the words.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What tsc found out the last time, so that it looks again only at what has changed since. */
const TYPES_CACHE = 'node_modules/.cache/mallet/types.tsbuildinfo'

/** The slow ones first, so that the short ones fill the gaps. A check answers its problems and may add remarks. */
const CHECKS = [
  {
    name: 'types',
    run: tool('typescript/bin/tsc', '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', TYPES_CACHE),
  },
  {
    name: 'types of the emulator’s page',
    run: tool('typescript/bin/tsc', '-p', 'packages/emulator/src/pages/tsconfig.json'),
  },
  { name: 'types of Connect', run: tool('typescript/bin/tsc', '-p', 'packages/connect/tsconfig.json') },
  { name: 'types of the dashboard', run: tool('typescript/bin/tsc', '-p', 'packages/dashboard/tsconfig.json') },
  { name: 'types of the example', run: tool('typescript/bin/tsc', '-p', 'examples/saas-app/tsconfig.json') },
  { name: 'borders', run: tool('dependency-cruiser/bin/dependency-cruise.mjs', 'packages') },
  { name: 'unused code', run: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'format and lint', run: tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  { name: 'documentation', run: own(async () => (await import('./check-docs.ts')).checkDocs) },
  { name: 'reliability', run: own(async () => (await import('./check-reliability.ts')).checkReliability) },
  { name: 'forbidden text', run: own(async () => (await import('./check-forbidden-text.ts')).checkForbiddenText) },
  { name: 'size of Connect', run: own(async () => (await import('./check-connect-size.ts')).checkConnectSize) },
  { name: 'lockfile', run: own(async () => (await import('./check-lockfile.ts')).checkLockfile) },
  { name: 'file sizes', run: remarks(async () => (await import('./check-file-sizes.ts')).checkFileSizes) },
]

/** A tool of node_modules, by the file that its package starts with, so that no shell and no .cmd is needed. */
function tool(file, ...args) {
  return () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(ROOT, 'node_modules', file), ...args], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          output += text
        })
      }
      child.on('error', (error) => resolve({ problems: [error.message] }))
      child.on('close', (code) => resolve({ problems: code === 0 ? [] : [output.trim() || `exit code ${code}`] }))
    })
}

function own(load) {
  return async () => ({ problems: await (await load())(ROOT) })
}

function remarks(load) {
  return async () => ({ problems: [], remarks: (await load())(ROOT) })
}

async function runCheck({ name, run }) {
  const startedAt = performance.now()
  const { problems, remarks = [] } = await run().catch((error) => ({ problems: [error.stack] }))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)
  const passed = problems.length === 0
  const lines = [
    `${passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`,
    ...problems,
    ...remarks.map((line) => `  ${line}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return passed
}

async function verify(words) {
  // The project's own checks are TypeScript, which Node 20 cannot load by itself.
  register()
  const waiting = CHECKS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
  const results = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check))
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
  const passed = results.filter(Boolean).length
  process.stdout.write(`${passed} passed, ${results.length - passed} failed\n`)
  if (passed === 0 || passed < results.length) process.exitCode = 1
}

await verify(process.argv.slice(2))
