import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildProgram } from '../packages/server/test/harness/build-program.ts'
import { buildPages } from '../scripts/build-pages.mjs'
import { emptyDatabase } from './empty-database.ts'
import { findChromium } from './find-chromium.ts'
import { makeScratch } from './scratch.ts'
import { startPostgres } from './start-postgres.ts'

const MALLET = join(import.meta.dirname, '../packages/server/src/cli/main.ts')
const EMULATOR = join(import.meta.dirname, '../packages/emulator/src/main.ts')
/** Where `mallet start` finds the emulator that it starts, beside the source of its package. */
const EMULATOR_OF_START = "new URL('./main.ts', import.meta.resolve('@mallet/emulator'))"

interface Provided {
  /** Path of the Chromium that page tests launch. */
  readonly chromiumPath: string
  /** The folder of an empty embedded database, closed, to be copied. */
  readonly emptyDatabase: string
  /** A file that plain Node runs as the emulator. */
  readonly emulatorProgram: string
  /** A file that plain Node runs as the `mallet` command. */
  readonly malletProgram: string
  /** A PostgreSQL of this run's own, as a superuser. */
  readonly postgresUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext extends Provided {
    /** Which of the two databases the tests of this project open. */
    database: 'embedded' | 'postgres'
  }
}

/** Runs once before all tests: what a test needs from the machine is there, or the run fails here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = makeScratch()
  // For the forks too, which are given the environment of this process.
  process.env.TMPDIR = scratch.path
  const { stop, ...provided } = await prepare()
  project.provide('chromiumPath', provided.chromiumPath)
  project.provide('emptyDatabase', provided.emptyDatabase)
  project.provide('emulatorProgram', provided.emulatorProgram)
  project.provide('malletProgram', provided.malletProgram)
  project.provide('postgresUrl', provided.postgresUrl)
  return async () => {
    await stop()
    scratch.remove()
  }
}

async function prepare(): Promise<Provided & { stop(): Promise<void> }> {
  const chromiumPath = findChromium()
  const [folder, [mallet, emulator], postgres] = await Promise.all([
    emptyDatabase(),
    buildPrograms(),
    startPostgres(),
    buildPages(),
  ])
  return {
    chromiumPath,
    emptyDatabase: folder,
    emulatorProgram: emulator.path,
    malletProgram: mallet.path,
    postgresUrl: postgres.url,
    stop: async () => {
      await Promise.all([mallet.remove(), emulator.remove(), postgres.stop()])
    },
  }
}

/** The `mallet` command, whose `start` starts the emulator beside it. */
async function buildPrograms() {
  const emulator = await buildProgram(EMULATOR)
  const address = JSON.stringify(pathToFileURL(emulator.path).href)
  return [await buildProgram(MALLET, { [EMULATOR_OF_START]: address }), emulator] as const
}
