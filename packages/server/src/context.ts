import type { AttemptNotices } from './attempt-notices.ts'
import type { Queue } from './db/queue.ts'
import type { Foundation } from './foundation.ts'
import type { Gateway } from './gateway/create-gateway.ts'

/** All that a verb may touch. Built once in `main.ts`; a test builds its own. */
export interface Context extends Foundation {
  readonly queue: Queue
  readonly gateway: Gateway
  /** Of the attempts that somebody waits for. */
  readonly attemptNotices: AttemptNotices
  /** Told when work became due, so that nobody polls for it. */
  readonly workIsDue: () => void
}
