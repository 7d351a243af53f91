import type { Deviation } from './deviation.ts'

export const users: readonly Deviation[] = []
