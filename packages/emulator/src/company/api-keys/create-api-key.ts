import type { EmulatorContext } from '../../emulator-context.ts'
import { secretHash } from '../../oauth/secret-hash.ts'
import type { ApiKey } from '../../state/areas/api-keys-state.ts'
import type { Company } from '../company.ts'
import type { ApiKeyInput } from './api-key-input.ts'

/** A new API key, which opens the company's API on return, and its secret, which nothing keeps. */
export function createApiKey(
  { state, clock, random }: EmulatorContext,
  company: Company,
  input: ApiKeyInput,
): { readonly key: ApiKey; readonly accessKeySecret: string } {
  const accessKeySecret = random(48).toString('base64url')
  const key: ApiKey = {
    id: random(6).toString('hex'),
    accessKey: random(16).toString('hex').toUpperCase(),
    secretHash: secretHash(accessKeySecret),
    madeAtMs: clock.nowMs(),
    ...input,
  }
  company.state().apiKeys.push(key)
  state.save()
  return { key, accessKeySecret }
}
