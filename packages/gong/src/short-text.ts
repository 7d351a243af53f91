/**
 * Text from outside, made fit for a log line, a database and a screen: at most `maxChars` long, and without control
 * characters and half surrogate pairs, which PostgreSQL refuses in JSON.
 */
export const shortText = (text: string, maxChars: number): string =>
  text.slice(0, maxChars).replace(/\p{C}/gu, ' ').trim()
