import type { Deviation } from './deviation.ts'

export const workspaces: readonly Deviation[] = []
