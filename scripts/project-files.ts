import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Folders whose content is made on this machine and is not part of the project. */
const MADE_HERE = new Set(['.git', '.mallet', 'coverage', 'dist', 'node_modules'])

/** True for a path through a folder that is made, not kept. */
export function isMadeHere(path: string): boolean {
  return path.split('/').some((part) => MADE_HERE.has(part))
}

/** Every file of the project, relative to `root`, with forward slashes, sorted. Works without git. */
export function listProjectFiles(root: string): string[] {
  const files: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (MADE_HERE.has(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile()) files.push(relative(root, path).split(sep).join('/'))
    }
  }
  visit(root)
  return files.sort()
}
