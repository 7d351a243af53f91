import { hash } from 'node:crypto'

/** Secrets of ours have 160 random bits, so a plain hash cannot be turned back, and a look-up by hash leaks no prefix. */
export const secretHash = (secret: string): Buffer => hash('sha256', secret, 'buffer')
