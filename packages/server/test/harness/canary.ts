import { randomBytes } from 'node:crypto'

/** A secret that is like no other text in the world, so that wherever it stands, it was leaked. */
export const canary = (kind: string): string => `CANARY_${kind}_${randomBytes(16).toString('hex')}`
