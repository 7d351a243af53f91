import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What of a package goes into its `dist/`. */
export interface PublishedPackage {
  /** Of its folder. */
  readonly name: string
  readonly entry: readonly string[]
  /** Files and folders that go in as they are. */
  readonly copy: readonly string[]
  /** Made for browsers, and small. */
  readonly browser?: {
    /** Relative to the package; its settings of TypeScript. */
    readonly tsconfig: string
    /** What a script tag loads: `dist/mallet.iife.js`, from that source. */
    readonly script: string
  }
}

const LICENSE = '../../LICENSE'

const PUBLISHED: readonly PublishedPackage[] = [
  { name: 'gong', entry: ['src/index.ts'], copy: [LICENSE] },
  { name: 'emulator', entry: ['src/index.ts', 'src/main.ts'], copy: [LICENSE, 'src/pages/home/assets'] },
  { name: 'sdk', entry: ['src/index.ts'], copy: [LICENSE] },
  {
    name: 'connect',
    entry: ['src/index.ts', 'src/element.ts', 'src/react.tsx', 'src/headless.ts'],
    copy: [LICENSE],
    browser: { tsconfig: 'tsconfig.json', script: 'src/script.ts' },
  },
]

/** The packages that are published, of those that have a source. */
export const publishedPackages = (root: string): PublishedPackage[] =>
  PUBLISHED.filter(({ name }) => existsSync(join(root, 'packages', name, 'src/index.ts')))
