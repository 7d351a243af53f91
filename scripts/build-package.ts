import { join, resolve } from 'node:path'
import { build } from 'tsdown'
import type { PublishedPackage } from './published-packages.ts'

export interface BuildOptions {
  readonly root: string
  /** The folder that is emptied and filled; the package's own `dist` unless another is named. */
  readonly outDir?: string
  /** Whether declarations are made, which takes most of the time. */
  readonly types: boolean
}

/**
 * Makes a package's dist: what its entries need of ours in as few files as can be, the private contract inside, and every
 * other package left to be imported. Throws what the bundler throws, and where anything is amiss that it only warns of.
 */
export async function buildPackage(
  { name, entry, copy }: PublishedPackage,
  { root, outDir = 'dist', types }: BuildOptions,
) {
  const cwd = join(root, 'packages', name)
  const to = resolve(cwd, outDir)
  await build({
    config: false,
    cwd,
    entry: [...entry],
    outDir: to,
    copy: copy.map((from) => ({ from: join(cwd, from), to })),
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    tsconfig: join(root, 'tsconfig.json'),
    fixedExtension: false,
    deps: { alwaysBundle: [/^@mallet\/contract\//] },
    // Lazily made, types that cross packages are not found.
    dts: types && { eager: true },
    inputOptions: {
      resolve: { conditionNames: ['mallet-source', 'node', 'import', 'default'] },
      checks: { pluginTimings: false },
    },
    logLevel: 'warn',
    failOnWarn: true,
  })
}
