import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Workspaces run from source. Node's own conditions must stay as Vite lists them: naming `import` here would reach
  // Node's `require` too and hand CommonJS packages an ES module.
  ssr: { resolve: { conditions: ['mallet-source', ...defaultServerConditions] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'scripts/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    globalSetup: ['test/global-setup.ts'],
    // Each fork may hold an embedded database (most of a gigabyte) and a browser.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
