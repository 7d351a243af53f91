import { join, resolve } from 'node:path'
import { build, type InlineConfig } from 'tsdown'
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
  { name, entry, copy, browser }: PublishedPackage,
  { root, outDir = 'dist', types }: BuildOptions,
) {
  const cwd = join(root, 'packages', name)
  const to = resolve(cwd, outDir)
  const settings: InlineConfig = {
    config: false,
    cwd,
    outDir: to,
    ...(browser
      ? { platform: 'browser', target: 'es2022', minify: true, tsconfig: join(cwd, browser.tsconfig) }
      : { platform: 'node', target: 'node20.19', tsconfig: join(root, 'tsconfig.json') }),
    fixedExtension: false,
    deps: { alwaysBundle: [/^@mallet\/contract\//] },
    inputOptions: {
      resolve: { conditionNames: ['mallet-source', ...(browser ? [] : ['node']), 'import', 'default'] },
      checks: { pluginTimings: false },
    },
    logLevel: 'warn',
    failOnWarn: true,
  }
  await build({
    ...settings,
    entry: [...entry],
    copy: copy.map((from) => ({ from: join(cwd, from), to })),
    format: 'esm',
    // Lazily made, types that cross packages are not found.
    dts: types && { eager: true },
  })
  if (browser) await build({ ...settings, entry: { mallet: browser.script }, format: 'iife', clean: false, dts: false })
}
