import type { Deviation } from './deviation.ts'

export const flows: readonly Deviation[] = []
