import { createHash } from 'node:crypto'
import { appendFileSync, linkSync, readFileSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_AGAIN_MS = 250

/**
 * Waits until this process alone may install into `root`, and returns the lock it then holds.
 *
 * The lock is a file that lists process ids and counts while any of them lives, so a killed installer frees it as
 * soon as its npm has ended too. It lies in the temp directory because `npm ci` empties node_modules.
 */
export async function takeInstallLock(root, { sayWaiting }) {
  const file = lockFile(root)
  let saidWaiting = false
  while (!createWithOwner(file)) {
    const owners = readOwners(file)
    if (!owners) continue
    if (!owners.some(isAlive)) removeStale(file)
    else if (!saidWaiting) {
      sayWaiting(owners, file)
      saidWaiting = true
    }
    await sleep(LOOK_AGAIN_MS)
  }
  return {
    addOwner: (pid) => appendFileSync(file, `${pid}\n`),
    release: () => unlinkSync(file),
  }
}

function lockFile(root) {
  const name = createHash('sha256')
    .update(`${userInfo().username}\0${realpathSync(root)}`)
    .digest('hex')
    .slice(0, 16)
  return join(tmpdir(), `mallet-install-${name}.lock`)
}

/** A link is atomic and carries its content along: nobody can ever read a lock that names no owner yet. */
function createWithOwner(file) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, `${process.pid}\n`)
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(own)
  }
}

/** The processes that hold the lock; undefined when the file is gone. */
function readOwners(file) {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').map(Number)
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function isDead(file) {
  const owners = readOwners(file)
  return owners !== undefined && !owners.some(isAlive)
}

/** Two that find the same dead lock must not both remove it: the second would remove the first one's new lock. */
function removeStale(file) {
  const turn = `${file}.turn`
  if (createWithOwner(turn)) {
    if (isDead(file)) unlinkSync(file)
    unlinkSync(turn)
  } else if (isDead(turn)) {
    // Its owner was killed within the microseconds that a turn lasts.
    unlinkIfThere(turn)
  }
}

function unlinkIfThere(file) {
  try {
    unlinkSync(file)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
