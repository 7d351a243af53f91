import type { Deviation } from './deviation.ts'

export const callAccess: readonly Deviation[] = []
