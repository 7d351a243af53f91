import type { TestProject } from 'vitest/node'
import { findChromium } from './find-chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium that page tests launch. */
    chromiumPath: string
  }
}

/** Runs once before all test files: what a test needs from the machine is there, or the run fails here. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromiumPath', findChromium())
}
