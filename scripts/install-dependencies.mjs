import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeInstallLock } from './install-lock.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'node_modules', '.mallet-installed')
const STDERR = 2

/**
 * Afterwards node_modules holds exactly what package-lock.json lists for this machine. Returns within milliseconds when that is so already. Says what it does on stderr only, because the script
 * that follows may promise JSON on stdout. Where npm fails, ends the process with exit code 1.
 */
export async function installDependencies() {
  const wanted = lockFingerprint()
  if (readStamp() === wanted) return
  const lock = await takeInstallLock(ROOT, { sayWaiting })
  try {
    // Whoever held the lock before may have installed the same.
    if (readStamp() === wanted) return
    say("Installing Mallet's dependencies (about a minute)…")
    const npm = await run(...npmCi(), { stdio: ['ignore', STDERR, STDERR], started: lock.addOwner })
    if (npm.failure) {
      say(
        `npm could not install Mallet's dependencies (${npm.failure}). Its reason is above. ` +
          'Put that right, most often the network or the disk, and run the same command again.',
      )
      process.exitCode = 1
      return
    }
    writeFileSync(STAMP, wanted)
  } finally {
    lock.release()
  }
}

/** What the installed tree depends on. The native packages are N-API or executables, so Node's version is not part. */
function lockFingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`\0${process.platform}\0${process.arch}`)
    .digest('hex')
}

function readStamp() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined
}

/** The npm that runs this script, under the same Node; another package manager cannot read npm's lock. */
function npmCi() {
  const npm = process.env.npm_execpath
  // A production setting in the environment must not leave out tsx, which everything is started with.
  const args = ['ci', '--include=dev', '--loglevel=error']
  return npm?.endsWith('npm-cli.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
}

/** Resolves to how the command failed, or to no failure. Passes on the signals that would end this process. */
function run(command, args, { stdio, started }) {
  const onWindows = process.platform === 'win32'
  // On Windows `npm` is a script, which only a shell can start.
  const child = spawn(command, args, { cwd: ROOT, stdio, shell: onWindows && command === 'npm' })
  if (child.pid) started(child.pid)
  let interrupted = false
  const passOn = (signal) => {
    interrupted = true
    child.kill(signal)
  }
  process.on('SIGTERM', passOn).on('SIGINT', passOn)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ failure: error.message }))
    child.on('exit', (code, signal) => {
      const outcome = interrupted ? 'interrupted' : (signal ?? `exit code ${code}`)
      resolve({ failure: code === 0 ? undefined : outcome })
    })
  }).finally(() => process.off('SIGTERM', passOn).off('SIGINT', passOn))
}

function sayWaiting(owners, file) {
  say(`Another command (process ${owners[0]}) is installing; waiting for it. If none is, delete ${file}.`)
}

function say(line) {
  process.stderr.write(`${line}\n`)
}
