import { ahead } from './mutants/ahead.ts'
import { answers } from './mutants/answers.ts'
import { ciphertexts } from './mutants/ciphertexts.ts'
import { doors } from './mutants/doors.ts'
import { egress } from './mutants/egress.ts'
import type { Mutant } from './mutants/mutant.ts'
import { refreshes } from './mutants/refreshes.ts'
import { requests } from './mutants/requests.ts'
import { signingIn } from './mutants/signing-in.ts'
import { storing } from './mutants/storing.ts'

/** Every guard that matters, each taken out once. */
export const mutants: readonly Mutant[] = [
  ...ciphertexts,
  ...egress,
  ...refreshes,
  ...requests,
  ...ahead,
  ...answers,
  ...storing,
  ...signingIn,
  ...doors,
]
