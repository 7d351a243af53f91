import type { Deviation } from './deviation.ts'

export const settings: readonly Deviation[] = []
