import type { Deviation } from './deviation.ts'

export const logs: readonly Deviation[] = []
