import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Written in place by whoever runs tests, so none of these may be one file with that of the working copy. */
const CACHES = ['.vite', '.vite-temp', '.vitest']

export interface ScratchCopy {
  readonly path: string
  remove(): void
}

/** The working copy as it is, uncommitted changes too, in a place where it may be spoilt. */
export function makeScratchCopy(): ScratchCopy {
  const path = mkdtempSync(join(tmpdir(), 'mallet-mutants-'))
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: ROOT, encoding: 'utf8' }).split('\0')
  for (const file of listed.split('\0')) {
    if (file === '' || deleted.includes(file)) continue
    mkdirSync(dirname(join(path, file)), { recursive: true })
    cpSync(join(ROOT, file), join(path, file))
  }
  copyPackages(join(ROOT, 'node_modules'), join(path, 'node_modules'))
  for (const cache of CACHES) rmSync(join(path, 'node_modules', cache), { recursive: true, force: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * Links of the workspaces are relative, so in the copy they lead to the copy. Files are shared where the system can do
 * that, since no test writes to those of a package; elsewhere they are copied, which takes a minute.
 */
function copyPackages(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  }
}
