import type { Deviation } from './deviation.ts'

export const permissions: readonly Deviation[] = []
