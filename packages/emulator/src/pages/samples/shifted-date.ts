/** The examples of the contract were written as if it were this day. */
const EXAMPLES_TODAY_MS = Date.parse('2026-06-11T00:00:00Z')
const WEEK_MS = 7 * 86_400_000
const DATE = /^\d{4}-\d\d-\d\d(?=$|T)/

/** A date or instant of an example, moved by whole weeks to lie around `nowMs`; any other text as it is. */
export function shiftedDate(text: string, nowMs: number): string {
  const [date] = DATE.exec(text) ?? []
  if (date === undefined) return text
  const weeksMs = Math.floor((nowMs - EXAMPLES_TODAY_MS) / WEEK_MS) * WEEK_MS
  return new Date(Date.parse(date) + weeksMs).toISOString().slice(0, date.length) + text.slice(date.length)
}
