/**
 * Moments at which the end of the process tests most: a test or a proof names one and stops, fails or kills the process
 * there. What they lie between is described where each is reached.
 */
export type CrashPoint =
  | 'before-refresh-send'
  | 'after-refresh-answer'
  | 'after-refresh-journal'
  | 'after-refresh-store'
  | 'before-request'
  | 'after-answer'
  | 'in-transaction'
  | 'after-commit'

/** Told of each moment as it is reached, and waited for. What it throws ends the work there. */
export type Reached = (point: CrashPoint) => void | Promise<void>

/** Nobody listens: every process but one under test. */
export const reachedUnheard: Reached = () => undefined
