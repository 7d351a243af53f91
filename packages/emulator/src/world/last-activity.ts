/** Nothing happens to a call longer than this after it started, so nobody need look at older ones. */
export const LAST_ACTIVITY_MS = 21 * 86_400_000
