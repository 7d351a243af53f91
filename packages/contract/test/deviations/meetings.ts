import type { Deviation } from './deviation.ts'

export const meetings: readonly Deviation[] = []
