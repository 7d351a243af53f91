import type { Deviation } from './deviation.ts'

export const callOutcomes: readonly Deviation[] = []
