import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A block of a README that a reader would copy and run. */
export interface Example {
  /** Such as `packages/gong/README.md:21`. */
  readonly title: string
  /** Of the package, from the root. */
  readonly folder: string
  readonly language: 'ts' | 'sh'
  readonly text: string
}

export interface PublishedPackage {
  readonly name: string
  readonly folder: string
  /** Undefined where there is none. */
  readonly readme: string | undefined
}

const Manifest = z.object({ name: z.string(), private: z.boolean().optional() })

/** The packages that others install: every workspace that is not private, but the platform, which the project's README describes. */
export function publishedPackages(root: string): PublishedPackage[] {
  return readdirSync(join(root, 'packages')).flatMap((entry) => {
    const folder = `packages/${entry}`
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')))
    if (manifest.private === true || manifest.name === 'mallet') return []
    const path = join(root, folder, 'README.md')
    return [{ name: manifest.name, folder, readme: existsSync(path) ? readFileSync(path, 'utf8') : undefined }]
  })
}

/** The `ts` and `sh` blocks of a README, in their order. Others, such as `console`, only show something. */
export function examplesOf({ folder, readme = '' }: PublishedPackage): Example[] {
  const blocks = readme.matchAll(/^```(ts|sh)\n([\s\S]*?)^```$/gm)
  return Array.from(blocks, ({ 1: language, 2: text = '', index }) => ({
    title: `${folder}/README.md:${readme.slice(0, index).split('\n').length}`,
    folder,
    language: language === 'ts' ? 'ts' : 'sh',
    text,
  }))
}
