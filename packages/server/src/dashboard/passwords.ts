import { MalletError } from '@mallet/contract/errors'
import { hash, verify } from '@node-rs/argon2'

/** What one hash costs. It is Argon2id, the library's own choice. */
export interface PasswordCost {
  readonly memoryKib: number
  readonly passes: number
}

/** Source: OWASP Password Storage Cheat Sheet, Argon2id. */
const PASSWORD_COST: PasswordCost = { memoryKib: 19_456, passes: 2 }

/** Each takes a thread of Node's four and the memory above. */
const MOST_AT_ONCE = 2
/** What waits longer than these together is better sent away. */
const MOST_WAITING = 32
const RETRY_AFTER_SECONDS = 2

export interface Passwords {
  /** @throws {@link MalletError} `too_many_requests` where too many wait already */
  hash(password: string): Promise<string>
  /**
   * Whether it is the password. With no hash to compare with, the same work is done for nothing, so that nobody can tell
   * by time who exists.
   *
   * @throws {@link MalletError} `too_many_requests` where too many wait already
   */
  matches(stored: string | null, password: string): Promise<boolean>
}

/** Passwords as Argon2id hashes, few at a time: a flood of sign-ins takes neither memory nor all threads. */
export function createPasswords(
  random: (bytes: number) => Buffer,
  { memoryKib, passes }: PasswordCost = PASSWORD_COST,
): Passwords {
  const cost = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 }
  const turn = takeTurns()
  let nobodys: Promise<string> | undefined
  return {
    hash: (password) => turn(() => hash(inOneForm(password), cost)),
    matches: async (stored, password) => {
      nobodys ??= hash(random(32), cost)
      const compared = stored ?? (await nobodys)
      const isRight = await turn(() => verify(compared, inOneForm(password)))
      return isRight && stored !== null
    },
  }
}

/** Keyboards differ in how they write a letter with an accent. Source: NIST SP 800-63B-4, 3.1.1.2. */
const inOneForm = (password: string) => password.normalize('NFKC')

function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= MOST_AT_ONCE) {
      if (waiting.length >= MOST_WAITING) {
        throw new MalletError('too_many_requests', { retryAfterSeconds: RETRY_AFTER_SECONDS })
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
