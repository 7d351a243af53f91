import { MalletError } from '@mallet/contract/errors'
import { secretHash } from '../keys/secret-hash.ts'
import { createRateLimiter, type RateLimit } from './limit-rate.ts'

export interface RateLimits {
  /** Of whoever brings a credential that is good. */
  readonly perKey: RateLimit
  /** Of an address, for what needs no credential and for credentials that are not good. */
  readonly perAddress: RateLimit
}

/** Lets requests in at no more than their pace. */
export interface Gatekeeper {
  /**
   * Counts a request that brings no credential for its address.
   *
   * @throws {@link MalletError} `too_many_requests`
   */
  admitAddress(address: string): void
  /**
   * Checks a credential, by its hash or by itself. A good one is counted for itself, so that nobody who shares an address uses up its limit; one
   * that is refused for the address, so that guessing ends there before the database is asked.
   *
   * @throws {@link MalletError} `too_many_requests`; what `check` throws
   */
  admit<T>(credential: string, address: string, check: (hash: Buffer) => Promise<T>): Promise<T>
}

export function createGatekeeper(limits: RateLimits, monotonicMs: () => number): Gatekeeper {
  const credentials = createRateLimiter(limits.perKey, monotonicMs)
  const addresses = createRateLimiter(limits.perAddress, monotonicMs)
  const admitAddress = (address: string) => refuseIf(addresses.take(address))
  return {
    admitAddress,
    admit: async (credential, address, check) => {
      const hash = secretHash(credential)
      const owner = hash.toString('latin1')
      const wasGood = credentials.knows(owner)
      refuseIf(wasGood ? credentials.take(owner) : addresses.ask(address))
      let result: Awaited<ReturnType<typeof check>>
      try {
        result = await check(hash)
      } catch (error) {
        if (error instanceof MalletError && REFUSALS.has(error.code)) admitAddress(address)
        throw error
      }
      if (!wasGood) refuseIf(credentials.take(owner))
      return result
    },
  }
}

/** What says that the credential itself is not good. */
const REFUSALS = new Set(['unauthorized', 'session_expired', 'not_signed_in'])

function refuseIf(retryAfterSeconds: number): void {
  if (retryAfterSeconds > 0) throw new MalletError('too_many_requests', { retryAfterSeconds })
}
