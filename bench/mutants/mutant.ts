import type { NamedTest } from '../harness/run-named-test.ts'

/** A change of one place. */
interface Edit {
  readonly file: string
  /** Text that stands in the file once. */
  readonly find: string
  readonly replace: string
}

/** A guard taken out of the code, as whoever did not think of it would have written it, and the test that must notice. */
export interface Mutant {
  /** What is no longer guarded. */
  readonly name: string
  /** Several where a guard stands in several places, and any one of them is enough. */
  readonly edits: readonly Edit[]
  readonly killedBy: NamedTest
}
