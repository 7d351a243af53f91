import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'
import { cachedTemplatePath, emptyTemplate } from '../packages/server/src/db/embedded/empty-template.ts'
import { findChromium } from './find-chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium that page tests launch. */
    chromiumPath: string
  }
}

/** Runs once before all test files: what a test needs from the machine is there, or the run fails here. */
export default async function setup(project: TestProject): Promise<void> {
  // Once here, or every test file would spend seconds on making a database from nothing.
  await emptyTemplate(dirname(cachedTemplatePath()))
  project.provide('chromiumPath', findChromium())
}
