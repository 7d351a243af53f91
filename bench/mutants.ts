import type { NamedTest } from './harness/run-named-test.ts'

/** A guard taken out of the code, and the test that must notice. */
export interface Mutant {
  readonly name: string
  readonly file: string
  /** Text that stands in the file once. */
  readonly find: string
  readonly replace: string
  readonly killedBy: NamedTest
}

export const mutants: readonly Mutant[] = []
