import type { EmulatorContext } from '../../emulator-context.ts'
import type { ApiKey } from '../../state/areas/api-keys-state.ts'
import type { Company } from '../company.ts'
import type { ApiKeyInput } from './api-key-input.ts'
import { findApiKey } from './find-api-key.ts'
import { trustedIpsNow } from './trusted-ips-now.ts'

const IP_DELAY_MS = 300_000

/**
 * Changes what is said of a key. It holds from the next request on; other trusted addresses perhaps five minutes later, where
 * that is assumed. A lifetime counts from when the key was made. Throws `ControlRefusal` 404.
 */
export function editApiKey(context: EmulatorContext, company: Company, id: string, input: ApiKeyInput): ApiKey {
  const key = findApiKey(company, id)
  const nowMs = context.clock.nowMs()
  const former = trustedIpsNow(key, nowMs)
  Object.assign(key, input)
  delete key.formerTrustedIps
  if (context.assumed('trustedIpDelay') === '5 minutes') {
    key.formerTrustedIps = { untilMs: nowMs + IP_DELAY_MS, trustedIps: [...former] }
  }
  context.state.save()
  return key
}
