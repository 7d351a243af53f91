import type { EditEffect } from '../edit-effect.ts'

type OddText = Extract<EditEffect, { kind: 'odd-text' }>['text']
type OddTime = Extract<EditEffect, { kind: 'odd-time' }>['time']

/** Texts that are valid JSON and that databases, logs and screens stumble over. */
export const oddTexts: Readonly<Record<OddText, string>> = {
  nul: 'before\u0000after',
  'lone-surrogate': 'high \ud800 and low \udc00',
  'right-to-left': '\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd',
  'zero-width': 'ad\u200bmin\u200d\ufeff',
  emoji: '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} \u{1f3f3}\ufe0f\u200d\u{1f308} e\u0301',
}

/** Gong's own sample has microseconds and an offset; the rest is what date fields of others have been seen to hold. */
export const oddTimes: Readonly<Record<OddTime, string>> = {
  'offset-microseconds': '2026-06-09T08:15:30.041977-07:00',
  'leap-second': '2016-12-31T23:59:60Z',
  'no-zone': '2026-06-09T08:15:30',
  'year-1970': '1970-01-01T00:00:00Z',
  'year-9999': '9999-12-31T23:59:59.999Z',
}
