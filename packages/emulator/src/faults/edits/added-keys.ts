import { writePlace } from '../json-path.ts'
import type { Page } from './page.ts'

/** The objects where Gong may add a field any day: the answer, its records, every item and its metaData. */
function openObjects({ json, records, items }: Page): object[] {
  const metaData = items.map((item) =>
    typeof item === 'object' && item !== null ? Reflect.get(item, 'metaData') : null,
  )
  return [json, records, ...items, ...metaData].filter((one) => typeof one === 'object' && one !== null)
}

/** Fields that nobody knows yet, of every type that JSON has. */
export function unknownFields(page: Page): void {
  for (const one of openObjects(page)) {
    Object.assign(one, {
      addedText: 'new',
      addedNumber: 1.5,
      addedNull: null,
      addedList: [1, 'two'],
      addedObject: { a: {} },
    })
  }
}

/** Keys that reach into the prototypes of a careless reader. */
export function prototypeKeys(page: Page): void {
  for (const one of openObjects(page)) {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      // An object as it comes from JSON.parse.
      writePlace({ holder: one as Record<string, unknown>, key }, { polluted: true, prototype: { polluted: true } })
    }
  }
}
