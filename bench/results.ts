import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FILE = fileURLToPath(new URL('./RESULTS.md', import.meta.url))
const HEAD = `# Results

What \`npm run prove\` and \`npm run bench\` found, one row each time, the newest last. \`+\` after a commit: the working
copy had changes that were not committed.

| date | name | commit | machine | seed | figure | result |
| --- | --- | --- | --- | --- | --- | --- |
`

export interface Row {
  readonly name: string
  readonly commit: string
  readonly seed: string
  readonly figure: string
  readonly passed: boolean
}

/** Adds a row at the end. Rows are never changed afterwards. */
export function addResult({ name, commit, seed, figure, passed }: Row): void {
  if (!existsSync(FILE)) writeFileSync(FILE, HEAD)
  const date = `${new Date().toISOString().slice(0, 16).replace('T', ' ')}Z`
  const told = figure.replaceAll(tmpdir(), '<temporary>').replaceAll(ROOT, '')
  const cells = [date, name, commit, machine(), seed, told, passed ? 'passed' : 'FAILED']
  appendFileSync(FILE, `| ${cells.map((cell) => cell.replaceAll('|', '/').replaceAll('\n', ' ')).join(' | ')} |\n`)
}

/** Whether the name has a row that passed on the commit. A working copy with changes has none: nobody knows which. */
export function hasPassed(name: string, commit: string): boolean {
  if (commit.endsWith('+') || !existsSync(FILE)) return false
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .some((cells) => cells[2] === name && cells[3] === commit && cells[7] === 'passed')
}

export interface CodeState {
  /** The commit that is checked out, with a `+` where files differ from it. RESULTS.md itself does not count. */
  readonly commit: string
  /** Changes whenever a file does, committed or not. */
  readonly digest: string
}

export function presentCode(): CodeState {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }).trim()
  const but = ['--', '.', ':!bench/RESULTS.md']
  const head = git('rev-parse', '--short', 'HEAD')
  if (git('status', '--porcelain', ...but) === '') return { commit: head, digest: head }
  const changes = git('diff', 'HEAD', ...but) + git('ls-files', '--others', '--exclude-standard', ...but)
  return { commit: `${head}+`, digest: `${head}-${createHash('sha256').update(changes).digest('hex').slice(0, 12)}` }
}

function machine(): string {
  const all = cpus()
  return `${all.length} x ${all[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`
}
