import type { EditEffect } from '../edit-effect.ts'
import { findPlaces, type Place, parsePath, removePlace, writePlace } from '../json-path.ts'
import type { Page } from './page.ts'

/** Sets, removes and inserts whatever the fault names. A path that leads nowhere changes nothing. */
export function editJson({ set, remove, raw }: Extract<EditEffect, { kind: 'edit' }>, page: Page): void {
  for (const [path, value] of Object.entries(set)) for (const place of places(page, path)) writePlace(place, value)
  for (const [path, text] of Object.entries(raw))
    for (const place of places(page, path)) writePlace(place, page.raw(text))
  // From the end, so that the elements still to come keep their indices.
  for (const path of remove) for (const place of places(page, path).reverse()) removePlace(place)
}

const places = ({ json }: Page, path: string): Place[] => findPlaces(json, parsePath(path) ?? [])
