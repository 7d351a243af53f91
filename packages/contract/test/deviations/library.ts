import type { Deviation } from './deviation.ts'

export const library: readonly Deviation[] = []
