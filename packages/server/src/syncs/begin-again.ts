import { MalletError } from '@mallet/contract/errors'
import type { Window } from './checkpoint.ts'

/** Cursors that end one after the other at the same place; then somebody has to know. */
const TRIES_AT_ONE_PLACE = 3
/** Gong compares starts with the bounds of a window, and a narrower one than this would tell no two calls apart. */
const NARROWEST_MS = 2

interface BegunAgain {
  readonly window: Window
  /** Reading got no further, several times in a row. */
  readonly failure?: MalletError
}

/**
 * Gives up the cursor of a window and begins where it had got to: at the latest start stored, since Gong lists the
 * oldest first. Where that order does not hold, the whole stretch is begun again, with an earlier end each time.
 */
export function beginAgain(window: Window): BegunAgain {
  const { lastStarted, isUnordered } = window
  if (isUnordered) return narrow(window) ?? stuck(window)
  const gotFurther = lastStarted !== undefined && (window.from === undefined || isLater(lastStarted, window.from))
  return gotFurther ? { window: { ...withoutCursor(window), from: lastStarted, lastStarted } } : stuck(window)
}

/** Of a list with instants, the same stretch with an earlier end; undefined where it cannot be narrower. */
export function narrow(window: Window): BegunAgain | undefined {
  const { lastStarted, isUnordered } = window
  const fromMs = Date.parse((isUnordered ? undefined : lastStarted) ?? window.from ?? '1970-01-01T00:00:00Z')
  const untilMs = Math.floor((fromMs + Date.parse(window.until ?? window.to)) / 2)
  if (untilMs - fromMs < NARROWEST_MS) return undefined
  const bounds = { until: new Date(untilMs).toISOString(), ...(!isUnordered && lastStarted && { from: lastStarted }) }
  return { window: { ...withoutCursor(window), ...bounds } }
}

/** The stretch behind the one that was read, twice as wide. Undefined behind the last. */
export function nextStretch({ from, until, to, ...window }: Window): Window | undefined {
  if (until === undefined) return undefined
  const widthMs = from === undefined ? Number.POSITIVE_INFINITY : Date.parse(until) - Date.parse(from)
  const nextMs = Date.parse(until) + 2 * widthMs
  const { isRecheck: _, lastStarted: _last, ...rest } = withoutCursor({ ...window, to })
  return { ...rest, from: until, ...(nextMs < Date.parse(to) && { until: new Date(nextMs).toISOString() }) }
}

/** What a window is before its first page. */
export function withoutCursor(window: Window): Window {
  const { cursor: _, lastStarted: _last, idlePages: _idle, stuck: _stuck, ...rest } = window
  return rest
}

function stuck(window: Window): BegunAgain {
  const tries = (window.stuck ?? 0) + 1
  if (tries < TRIES_AT_ONE_PLACE) return { window: { ...withoutCursor(window), stuck: tries } }
  const where = window.lastStarted === undefined ? 'its beginning' : `the calls that start at ${window.lastStarted}`
  const issues = [`records.cursor: ended ${tries} times before the list got beyond ${where}`]
  return { window: withoutCursor(window), failure: new MalletError('gong_unexpected', { issues }) }
}

const isLater = (instant: string, other: string) => Date.parse(instant) > Date.parse(other)
