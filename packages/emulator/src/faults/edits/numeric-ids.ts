import { findPlaces, type Place, readPlace, writePlace } from '../json-path.ts'
import type { Page } from './page.ts'

/** Where the id of an item stands, whichever operation it is of. */
const PLACES = [['metaData', 'id'], ['id'], ['callId']]

/** Ids as bare numbers that a reader of doubles takes for one and the same. */
export function numericIds(page: Page): void {
  const places = page.items.flatMap((item) => idOf(item) ?? [])
  const stem = String(places[0] && readPlace(places[0])).slice(0, -3)
  for (const [index, place] of places.entries()) {
    writePlace(place, page.raw(`${stem}${String(index).padStart(3, '0')}`))
  }
}

const idOf = (item: unknown): Place | undefined =>
  PLACES.flatMap((steps) => findPlaces(item, steps)).find((place) => typeof readPlace(place) === 'string')
