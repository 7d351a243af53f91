import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listProjectFiles } from './project-files.ts'

const WORTH_A_NOTE_LINES = 200
const TOO_LONG_LINES = 300

/** Source files that have outgrown one purpose, the longest first. These are remarks: no length is an error. */
export function checkFileSizes(root: string): string[] {
  return listProjectFiles(root)
    .filter((path) => /\.(ts|tsx|js|mjs|cjs|sql|css)$/.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > WORTH_A_NOTE_LINES)
    .sort((a, b) => b.lines - a.lines)
    .map(({ path, lines }) => `${lines > TOO_LONG_LINES ? 'warning' : 'note'}: ${path} has ${lines} lines`)
}
