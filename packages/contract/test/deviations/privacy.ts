import type { Deviation } from './deviation.ts'

export const privacy: readonly Deviation[] = []
