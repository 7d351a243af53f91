import { transcriptChase as chase } from './models.ts'

const MINUTE_MS = 60_000

/**
 * When to ask for a transcript next: soon after the call, then in growing steps, then weekly; null once the call is
 * older than the widest window.
 *
 * @param asks how often it was asked for already
 */
export function nextAskAt(ended: Date, now: Date, asks: number): Date | null {
  const ageMinutes = (now.getTime() - ended.getTime()) / MINUTE_MS
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS)
  if (ageMinutes < chase.firstAskMinutes) return inMinutes(chase.firstAskMinutes - ageMinutes)
  if (asks === 0) return now
  if (ageMinutes < chase.untilMinutes) {
    return inMinutes(Math.min(chase.longestGapMinutes, ageMinutes * (chase.growth - 1)))
  }
  return ageMinutes < chase.atMostMinutes ? inMinutes(chase.thenEveryMinutes) : null
}
