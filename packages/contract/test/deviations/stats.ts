import type { Deviation } from './deviation.ts'

export const stats: readonly Deviation[] = []
