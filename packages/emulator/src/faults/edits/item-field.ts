import { findPlaces, parsePath, readPlace, writePlace } from '../json-path.ts'
import type { Page } from './page.ts'

export interface ItemField {
  readonly item: 'all' | number
  readonly field: string
}

/** The items that a fault is about. */
export const chosenItems = (page: Page, item: 'all' | number): unknown[] =>
  item === 'all' ? page.items : page.items.slice(item, item + 1)

/** Puts something else in a field of the chosen items, where they can have it. */
export function changeField(page: Page, { item, field }: ItemField, change: (value: unknown) => unknown): void {
  const steps = parsePath(`$.${field}`) ?? []
  for (const one of chosenItems(page, item)) {
    for (const place of findPlaces(one, steps)) writePlace(place, change(readPlace(place)))
  }
}
