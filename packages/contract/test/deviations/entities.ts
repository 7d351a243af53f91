import type { Deviation } from './deviation.ts'

export const entities: readonly Deviation[] = []
