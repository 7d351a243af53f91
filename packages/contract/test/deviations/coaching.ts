import type { Deviation } from './deviation.ts'

export const coaching: readonly Deviation[] = []
