/** So many calls are drawn between two looks at what else there is to do. */
const BLOCK = 4096
/** Two bytes a call: this many blocks take 16 MB, and a larger world draws the rest again each time. */
const MOST_BLOCKS = 2048

/**
 * Which calls belong to an account, without a look at anything else of them. A draw says it of each, and what was drawn
 * is kept, so that a second question about a million calls takes milliseconds.
 */
export interface CallsOfAccounts {
  /** Indices in a half-open range, in order, with an undefined where the caller may pause. */
  find(
    from: number,
    to: number,
    accounts: ReadonlySet<number>,
    orElse: (index: number) => boolean,
  ): Generator<number | undefined>
}

/** @param accountOf less than 65,536, and always the same for the same call */
export function createCallsOfAccounts(accountOf: (index: number) => number): CallsOfAccounts {
  const kept = new Map<number, Uint16Array>()

  function accountsOf(block: number): Uint16Array {
    const known = kept.get(block)
    if (known) return known
    const drawn = Uint16Array.from({ length: BLOCK }, (_, place) => accountOf(block * BLOCK + place))
    if (kept.size < MOST_BLOCKS) kept.set(block, drawn)
    return drawn
  }

  return {
    *find(from, to, accounts, orElse) {
      for (let block = Math.floor(from / BLOCK); block * BLOCK < to; block++) {
        const own = accountsOf(block)
        const first = Math.max(from, block * BLOCK)
        const end = Math.min(to, (block + 1) * BLOCK)
        for (let index = first; index < end; index++) {
          const account = own[index - block * BLOCK]
          if ((account !== undefined && accounts.has(account)) || orElse(index)) yield index
        }
        yield undefined
      }
    },
  }
}
