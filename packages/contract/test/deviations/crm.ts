import type { Deviation } from './deviation.ts'

export const crm: readonly Deviation[] = []
