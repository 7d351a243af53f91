import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'
import { cachedTemplatePath, emptyTemplate } from '../packages/server/src/db/embedded/empty-template.ts'
import { findChromium } from './find-chromium.ts'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium that page tests launch. */
    chromiumPath: string
    /** A PostgreSQL of this run's own, as a superuser. */
    postgresUrl: string
    /** Which of the two databases the tests of this project open. */
    database: 'embedded' | 'postgres'
  }
}

let running: Promise<{ url: string; chromium: string; stop: () => Promise<void> }> | undefined

/** Runs before the tests of each project, and prepares once: what a test needs from the machine is there, or the run fails here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  running ??= prepare()
  const { url, chromium, stop } = await running
  project.provide('chromiumPath', chromium)
  project.provide('postgresUrl', url)
  return stop
}

async function prepare() {
  // Once here, or every test file would spend seconds on making a database from nothing.
  await emptyTemplate(dirname(cachedTemplatePath()))
  const postgres = await startPostgres()
  let stopping: Promise<void> | undefined
  return {
    url: postgres.url,
    chromium: findChromium(),
    stop: () => {
      stopping ??= postgres.stop()
      return stopping
    },
  }
}
