import { readdirSync, readFileSync } from 'node:fs'
import { defaultServerConditions } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { BRIEF } from './packages/server/test/harness/brief-node.ts'

/** What opens a database in tests: the tests that use it run on both. */
const OPENERS =
  /\/(fresh-database|sync-lab|fresh-credential|fresh-postgres|open-world|open-proxied-world|open-crash-site|open-mcp|connect-doors)\.ts'/

/**
 * Access is remembered and requests are booked ahead on the embedded database alone. Pages, tools, actions and the
 * document look the same on both, an answer that is refused reaches neither, and `npm start` is always the embedded one.
 * Days on end repeat a hundred times what the tests of first syncs, later arrivals and stored versions do on both; what
 * they add is when Gong is asked, by the clock.
 */
const EMBEDDED_ONLY =
  /^packages\/server\/(test\/(mcp|pages|start|actions)\/|src\/db\/embedded\/|src\/gateway\/(credentials\/recent-access|budget\/alone)|test\/(api\/openapi|connect\/own-key-pair|egress\/answers|refresh\/token-endpoint|sync\/(bad-answers|odd-records|odd-transcripts|schedule-and-limits|time-zones|trigger|weekend)|doors\/stop-work)\.test\.ts)/

/** What only PostgreSQL has: sessions of others, a network, settings of a server. */
const POSTGRES_ONLY = ['packages/server/test/database/**', 'packages/server/src/db/postgres/**']

const openingDatabases = readdirSync('packages/server', { recursive: true, encoding: 'utf8' })
  .map((path) => `packages/server/${path}`)
  .filter((path) => path.endsWith('.test.ts') && !path.includes('/node_modules/') && !EMBEDDED_ONLY.test(path))
  .filter((path) => OPENERS.test(readFileSync(path, 'utf8')))

/** Of both projects. */
const settings = {
  // Each fork may hold an embedded database (most of a gigabyte) and a browser.
  pool: 'forks',
  // Twice what a small machine has cores, since a third of the time tests wait: for a second of Gong, for a browser.
  maxWorkers: 4,
  // The files share a process, since loading the platform anew takes longer than most of them run.
  isolate: false,
  // For a second of each embedded database, compiling it for speed takes longer than that saves.
  execArgv: BRIEF,
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const

// Workspaces run from source. Node's own conditions must stay as Vite lists them: naming `import` here would reach
// Node's `require` too and hand CommonJS packages an ES module.
const ssr = { resolve: { conditions: ['mallet-source', ...defaultServerConditions] } }

export default defineConfig({
  test: {
    // Of the whole run: a project that inherited it would prepare everything once more.
    globalSetup: ['test/global-setup.ts'],
    projects: [
      {
        ssr,
        test: {
          ...settings,
          name: 'embedded',
          provide: { database: 'embedded' },
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/connect/page/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'scripts/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...POSTGRES_ONLY],
        },
      },
      {
        ssr,
        test: {
          ...settings,
          name: 'postgres',
          provide: { database: 'postgres' },
          include: openingDatabases,
        },
      },
    ],
  },
})
