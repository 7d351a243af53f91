import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface ScratchCopy {
  readonly path: string
  remove(): void
}

/** The working copy as it is, uncommitted changes too, in a place where it may be spoilt. */
export function makeScratchCopy(): ScratchCopy {
  const path = mkdtempSync(join(tmpdir(), 'mallet-mutants-'))
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of new Set([...git('ls-files', '-z'), ...git('ls-files', '-z', '--others', '--exclude-standard')])) {
    mkdirSync(dirname(join(path, file)), { recursive: true })
    cpSync(join(ROOT, file), join(path, file), { force: true, errorOnExist: false })
  }
  // Links of the workspaces are relative, so they lead to the copy; files are shared, since nothing changes them.
  execFileSync('cp', ['-al', join(ROOT, 'node_modules'), join(path, 'node_modules')])
  for (const cache of ['.vite', '.vitest']) rmSync(join(path, 'node_modules', cache), { recursive: true, force: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
