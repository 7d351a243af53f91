import { MalletError } from '@mallet/contract/errors'
import { createRateLimiter, type RateLimit } from './limit-rate.ts'

/** How often secrets that people choose may be tried. */
export interface GuessRates {
  readonly perAccount: RateLimit
  readonly perAddress: RateLimit
  readonly global: RateLimit
}

/** Ten at once and then one in half a minute: 2,900 a day, against passwords of twelve characters and more. */
export const guessRates: GuessRates = {
  perAccount: { perSecond: 1 / 30, burst: 10 },
  perAddress: { perSecond: 1 / 5, burst: 20 },
  global: { perSecond: 5, burst: 100 },
}

export interface GuessLimits {
  /**
   * Lets one try come to be judged. Nothing is locked for good: who waits may try again. Where an account was signed in
   * to from an address, that address has a measure of its own for it, which nobody elsewhere uses up.
   *
   * @throws {@link MalletError} `too_many_requests`, before the try cost anything; what `judge` throws
   */
  attempt<T>(account: string, address: string, judge: () => Promise<T>): Promise<T>
}

/** Counts in the memory of this process. When there are more owners than it remembers, new ones are refused. */
export function createGuessLimits(
  { perAccount, perAddress, global }: GuessRates,
  monotonicMs: () => number,
): GuessLimits {
  const accounts = createRateLimiter(perAccount, monotonicMs)
  const addresses = createRateLimiter(perAddress, monotonicMs)
  const all = createRateLimiter(global, monotonicMs)
  const familiar = createRateLimiter(perAccount, monotonicMs)

  function admit(account: string, address: string, pair: string): void {
    if (familiar.knows(pair)) {
      refuseIf(familiar.take(pair))
      return
    }
    // Asked before any is counted, so that what one refuses takes nothing from the others.
    refuseIf(Math.max(all.ask('all'), addresses.ask(address), accounts.ask(account)))
    refuseIf(Math.max(all.take('all'), addresses.take(address), accounts.take(account)))
  }

  return {
    attempt: async (given, address, judge) => {
      const account = given.trim().toLowerCase()
      const pair = JSON.stringify([account, address])
      admit(account, address, pair)
      const result = await judge()
      if (!familiar.knows(pair)) familiar.take(pair)
      return result
    },
  }
}

function refuseIf(retryAfterSeconds: number): void {
  if (retryAfterSeconds > 0) throw new MalletError('too_many_requests', { retryAfterSeconds })
}
