import { createZoneOffset } from './zone-offset.ts'

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000

/** The calendar of a company. Days are texts such as 2026-06-01. */
export interface CompanyDays {
  readonly timeZone: string
  dayOf(instantMs: number): string
  /** The instant at which a day begins. */
  midnight(day: string): number
  /** ISO 8601 with seconds, in the offset of the zone at that instant. */
  format(instantMs: number): string
}

/** @throws RangeError if the zone is unknown */
export function createCompanyDays(timeZone: string): CompanyDays {
  const exactOffsetAt = createZoneOffset(timeZone)
  const offsets = new Map<number, number>()
  const days = new Map<number, string>()

  /** Zones change their offset at a full quarter of an hour, so one answer holds for the whole of it. */
  function offsetAt(instantMs: number): number {
    const quarter = Math.floor(instantMs / QUARTER_MS)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const offset = exactOffsetAt(quarter * QUARTER_MS)
    offsets.set(quarter, offset)
    return offset
  }

  const local = (instantMs: number) => new Date(instantMs + offsetAt(instantMs)).toISOString()

  return {
    timeZone,
    dayOf(instantMs) {
      // Midnight is a full quarter too, and those who ask of a million moments share the texts.
      const quarter = Math.floor(instantMs / QUARTER_MS)
      const known = days.get(quarter)
      if (known !== undefined) return known
      const day = local(quarter * QUARTER_MS).slice(0, 10)
      days.set(quarter, day)
      return day
    },
    midnight(day) {
      const utcMs = Date.parse(`${day}T00:00:00Z`)
      const guessMs = utcMs - offsetAt(utcMs)
      return utcMs - offsetAt(guessMs)
    },
    format(instantMs) {
      const minutes = offsetAt(instantMs) / 60_000
      const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
      const two = (value: number) => String(value).padStart(2, '0')
      return `${local(instantMs).slice(0, 19)}${minutes < 0 ? '-' : '+'}${two(hour)}:${two(minute)}`
    },
  }
}

/** A day that is so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
