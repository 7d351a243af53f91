import type { Deviation } from './deviation.ts'

export const integrationSettings: readonly Deviation[] = []
