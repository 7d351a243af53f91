import type { Deviation } from './deviation.ts'

export const engagement: readonly Deviation[] = []
