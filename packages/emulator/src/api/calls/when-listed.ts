/** How long Gong takes over a recording before it lists the call. The number is ours. */
const PROCESSING_MS = 5 * 60_000

/** When a call is listed whose recording never comes: after every clock. */
export const NEVER = '9999-12-31T23:59:59Z'

/** When a call is listed whose recording came now. */
export const afterProcessing = (nowMs: number): string => new Date(nowMs + PROCESSING_MS).toISOString()
