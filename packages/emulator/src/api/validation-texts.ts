import { issueLines } from '@mallet/contract/derive/client'
import { refusals } from '@mallet/contract/gong/refusals'
import type { z } from 'zod'

/**
 * Complaints about input in Gong's words: one text per absent field, and a single one for what its JSON reader would not
 * have taken at all, such as an unknown value of an enumeration. Source: recorded answers, June 2026.
 *
 * @param error with the inputs of its issues
 */
export function validationTexts(error: z.ZodError): string[] {
  if (error.issues.some(isUnreadable)) return [refusals.jsonParseError]
  const lines = issueLines(error)
  return error.issues.map(({ input, path }, i) =>
    input === undefined ? `${path.join('.')}: must not be null` : (lines[i] ?? ''),
  )
}

const isUnreadable = ({ code, input }: z.core.$ZodIssue): boolean =>
  input !== undefined && (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union')
