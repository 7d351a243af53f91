import type { EditEffect } from '../edit-effect.ts'
import { prototypeKeys, unknownFields } from './added-keys.ts'
import { cursorLoop, emptyPage, wrongTotal } from './cursor-edits.ts'
import { editJson } from './edit-json.ts'
import { deepJson, duplicateKeys, manyKeys } from './hard-json.ts'
import { changeField, chosenItems } from './item-field.ts'
import { duplicateItems, falsyItems, missingItem, moveItem, recount } from './list-edits.ts'
import { numericIds } from './numeric-ids.ts'
import { oddTexts, oddTimes } from './odd-values.ts'
import { openPage, type Page } from './page.ts'
import { emptyMonologues, hugeTranscript } from './transcripts.ts'

type Kind = EditEffect['kind']
type EditOf<K extends Kind> = Extract<EditEffect, { kind: K }>
type Edit<K extends Kind> = (page: Page, effect: EditOf<K>, memory: Map<string, unknown>) => void

const MEGABYTE = 1024 * 1024

const edits: { readonly [K in Kind]: Edit<K> } = {
  edit: (page, effect) => editJson(effect, page),
  'unknown-fields': unknownFields,
  'null-field': (page, effect) => changeField(page, effect, () => null),
  'null-items': ({ json, itemsKey }) => {
    if (itemsKey !== undefined) json[itemsKey] = null
  },
  'string-for-number': (page, effect) => changeField(page, effect, String),
  'numeric-ids': numericIds,
  'missing-meta-data': (page, { item }) => {
    for (const one of chosenItems(page, item)) if (one instanceof Object) Reflect.deleteProperty(one, 'metaData')
  },
  'odd-text': (page, effect) => changeField(page, effect, () => oddTexts[effect.text]),
  'long-text': (page, effect) => changeField(page, effect, () => 'x'.repeat(Math.round(effect.megabytes * MEGABYTE))),
  'prototype-keys': prototypeKeys,
  'falsy-items': falsyItems,
  'duplicate-items': duplicateItems,
  'reverse-items': ({ items }) => void items.reverse(),
  'missing-item': (page, { item }) => missingItem(page, item),
  'move-item': (page, { item }, memory) => moveItem(page, item, memory),
  'cursor-loop': (page, { length }, memory) => cursorLoop(page, length, memory),
  'empty-page': emptyPage,
  'total-records': (page, { by, eachTime }, memory) => wrongTotal(page, by, eachTime ? memory : undefined),
  'page-size': (page, { by }) => recount(page, { page: by }),
  'odd-time': (page, effect) => changeField(page, effect, () => oddTimes[effect.time]),
  'huge-transcript': (page, effect) => hugeTranscript(page, effect),
  'empty-monologues': (page, { item }) => emptyMonologues(page, item),
  'deep-json': (page, { depth }) => deepJson(page, depth),
  'many-keys': (page, { keys }) => manyKeys(page, keys),
  // Its work begins when the text is there.
  'duplicate-keys': () => undefined,
  'huge-number': (page, effect) => changeField(page, effect, () => page.raw('1e999')),
  'base-url': ({ json }, { value }) => {
    if (value === undefined) delete json.api_base_url_for_customer
    else json.api_base_url_for_customer = value
  },
}

/** The text of a good answer with a fault in it; unchanged where it is no JSON object. */
export function editAnswer(
  effect: EditEffect,
  text: string,
  askedCursor: string | undefined,
  memory: Map<string, unknown>,
): string {
  const opened = openPage(text, askedCursor)
  if (!opened) return text
  // The mapped type ties each edit to its own kind, which the compiler cannot follow through a union.
  const edit = edits[effect.kind] as Edit<Kind>
  edit(opened.page, effect, memory)
  const written = opened.write()
  return effect.kind === 'duplicate-keys' ? duplicateKeys(written, opened.page, effect.last) : written
}
