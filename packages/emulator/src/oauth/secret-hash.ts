import { createHash } from 'node:crypto'

/** The form in which codes and tokens are kept and looked up. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
