import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from './find-chromium.ts'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium that page tests launch. */
    chromiumPath: string
    /** The folder of an empty embedded database, closed, to be copied. */
    emptyDatabase: string
    /** A PostgreSQL of this run's own, as a superuser. */
    postgresUrl: string
    /** Which of the two databases the tests of this project open. */
    database: 'embedded' | 'postgres'
  }
}

let running: Promise<Prepared> | undefined

interface Prepared {
  readonly chromiumPath: string
  readonly emptyDatabase: string
  readonly postgresUrl: string
  stop(): Promise<void>
}

/** Runs before the tests of each project, and prepares once: what a test needs from the machine is there, or the run fails here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  running ??= prepare()
  const { stop, ...provided } = await running
  project.provide('chromiumPath', provided.chromiumPath)
  project.provide('emptyDatabase', provided.emptyDatabase)
  project.provide('postgresUrl', provided.postgresUrl)
  return stop
}

async function prepare(): Promise<Prepared> {
  const chromiumPath = findChromium()
  const postgres = await startPostgres()
  const dataDir = mkdtempSync(join(tmpdir(), 'mallet-empty-'))
  makeEmptyDatabase(dataDir)
  let stopping: Promise<void> | undefined
  return {
    chromiumPath,
    emptyDatabase: join(dataDir, 'database'),
    postgresUrl: postgres.url,
    stop: () => {
      stopping ??= postgres.stop().finally(() => rmSync(dataDir, { recursive: true }))
      return stopping
    },
  }
}

function makeEmptyDatabase(dataDir: string): void {
  const program = join(import.meta.dirname, 'make-empty-database.ts')
  execFileSync(process.execPath, ['--conditions=mallet-source', '--import', 'tsx', program, dataDir])
}
