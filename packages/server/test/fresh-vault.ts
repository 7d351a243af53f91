import { randomBytes } from 'node:crypto'
import { createVault, type Vault } from '../src/vault/create-vault.ts'
import { identified } from '../src/vault/key-ring.ts'

/** A vault with keys of its own, the first of them fresh where none is given. */
export const freshVault = (...keys: readonly Buffer[]): Vault => {
  const [first = randomBytes(32), ...others] = keys
  return createVault([identified(first), ...others.map(identified)], randomBytes)
}
