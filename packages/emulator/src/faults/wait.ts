import { setTimeout } from 'node:timers/promises'

/** Rejects when the signal aborts. */
export const wait = (ms: number, gone: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal: gone })
