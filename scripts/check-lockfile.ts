import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Lockfile {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>
}

/**
 * What is wrong with package-lock.json, one line each: an address of the registry it was made with, and a platform
 * package that npm left out, silently, because that registry did not have it. `npm ci` refuses the latter elsewhere.
 */
export function checkLockfile(root: string): string[] {
  const { packages }: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).flatMap(([path, { resolved, optionalDependencies = {} }]) => [
    ...(resolved && /^(git\+)?(https?|ssh):/.test(resolved)
      ? [`${path} is bound to ${resolved}: delete the lockfile and run npm install, with this project's .npmrc`]
      : []),
    ...Object.keys(optionalDependencies)
      .filter((name) => !canFind(packages, path, name))
      .map((name) => `${path || 'the root'} needs ${name} on some platform, and the lockfile lacks it`),
  ])
}

/** Looks where Node would: in node_modules beside the package, then beside each of its parents. */
function canFind(packages: Lockfile['packages'], path: string, name: string): boolean {
  const folder = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`
  if (folder in packages) return true
  if (path === '') return false
  const parent = path.lastIndexOf('/node_modules/')
  return canFind(packages, parent < 0 ? '' : path.slice(0, parent), name)
}
