import type { Deviation } from './deviation.ts'

export const tasks: readonly Deviation[] = []
