import { refusals } from '@mallet/contract/gong/refusals'

/**
 * Complaints about input in Gong's words: one text per absent field, and a single one for what its JSON reader would not
 * have taken at all, such as an unknown value of an enumeration. Source: recorded answers, June 2026.
 */
export function validationTexts(issues: readonly string[]): string[] {
  if (issues.some((issue) => /^Invalid |: Invalid (option|input)(?!.*received undefined)/.test(issue))) {
    return [refusals.jsonParseError]
  }
  return issues.map((issue) => issue.replace(/: Invalid input: .*received undefined$/, ': must not be null'))
}
