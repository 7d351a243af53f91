import type { Deviation } from './deviation.ts'

export const targets: readonly Deviation[] = []
