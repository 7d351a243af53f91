import { z } from 'zod'

/** Which item of the page, from 0. */
const item = z.union([z.literal('all'), z.int().min(0)]).default(0)

/** Within an item, such as `metaData.title`. */
const field = (name: string) => z.string().default(name)

/** What is wrong with the JSON of an answer that is a success otherwise. Only such answers count as matches. */
export const EditEffects = [
  z
    .strictObject({
      kind: z.literal('edit'),
      set: z.record(z.string(), z.json()).default({}).describe('JSON path to value'),
      remove: z.array(z.string()).default([]).describe('JSON paths'),
      raw: z.record(z.string(), z.string()).default({}).describe('JSON path to text that stands there as it is'),
    })
    .describe('Any change: paths such as `$.calls[0].metaData.title` or `$.calls[*].parties`'),
  z
    .strictObject({ kind: z.literal('unknown-fields') })
    .describe('Fields nobody knows, in the answer, its records, every item and its metaData'),
  z.strictObject({ kind: z.literal('null-field'), item, field: field('metaData.title') }).describe('Null for a field'),
  z.strictObject({ kind: z.literal('null-items') }).describe('Null for the list of items'),
  z
    .strictObject({ kind: z.literal('string-for-number'), item, field: field('metaData.duration') })
    .describe('A number as text'),
  z
    .strictObject({ kind: z.literal('numeric-ids') })
    .describe('Ids of items as numbers above 2^53 that differ in their last three digits only'),
  z.strictObject({ kind: z.literal('missing-meta-data'), item }).describe('A call without metaData'),
  z
    .strictObject({
      kind: z.literal('odd-text'),
      text: z.enum(['nul', 'lone-surrogate', 'right-to-left', 'zero-width', 'emoji']),
      item,
      field: field('metaData.title'),
    })
    .describe('Text that is valid JSON and hard to store'),
  z
    .strictObject({
      kind: z.literal('long-text'),
      megabytes: z.number().positive().max(512).default(5),
      item,
      field: field('metaData.title'),
    })
    .describe('A text of that many megabytes'),
  z
    .strictObject({ kind: z.literal('prototype-keys') })
    .describe('`__proto__`, `constructor` and `prototype` as keys, in the answer, every item and its metaData'),
  z.strictObject({ kind: z.literal('falsy-items') }).describe("`null`, `0`, `''` and `false` among the items"),
  z.strictObject({ kind: z.literal('duplicate-items') }).describe('Every item twice'),
  z.strictObject({ kind: z.literal('reverse-items') }).describe('The items of the page in reverse'),
  z
    .strictObject({ kind: z.literal('missing-item'), item })
    .describe('An item that was asked for is not there, and the records count without it'),
  z
    .strictObject({ kind: z.literal('move-item'), item })
    .describe('An item leaves its page and comes first in the next one that the fault sees'),
  z
    .strictObject({ kind: z.literal('cursor-loop'), length: z.int().min(1).max(1000).default(1) })
    .describe('After so many cursors the first one comes again, and there is no last page; 1 repeats it'),
  z.strictObject({ kind: z.literal('empty-page') }).describe('No items, and still a cursor'),
  z
    .strictObject({ kind: z.literal('total-records'), by: z.int().default(1), eachTime: z.boolean().default(false) })
    .describe('records.totalRecords is wrong by that much; eachTime: by more at every page'),
  z
    .strictObject({ kind: z.literal('page-size'), by: z.int().default(1) })
    .describe('records.currentPageSize is wrong by that much'),
  z
    .strictObject({
      kind: z.literal('odd-time'),
      time: z.enum(['offset-microseconds', 'leap-second', 'no-zone', 'year-1970', 'year-9999']),
      item,
      field: field('metaData.started'),
    })
    .describe('An instant in a form or at a time that is rare'),
  z
    .strictObject({
      kind: z.literal('huge-transcript'),
      sentences: z.int().min(1).max(1_000_000).default(100_000),
      megabytes: z.number().positive().max(512).default(20),
      item,
    })
    .describe('A transcript of so many sentences and megabytes'),
  z
    .strictObject({ kind: z.literal('empty-monologues'), item })
    .describe('A transcript of monologues without sentences: an empty list, null, absent'),
  z
    .strictObject({ kind: z.literal('deep-json'), depth: z.int().min(1).max(5_000_000).default(200_000) })
    .describe('One more field: lists in lists'),
  z
    .strictObject({ kind: z.literal('many-keys'), keys: z.int().min(1).max(10_000_000).default(1_000_000) })
    .describe('One more field: an object with so many keys'),
  z
    .strictObject({ kind: z.literal('duplicate-keys'), last: z.enum(['good', 'null']).default('good') })
    .describe('Every key of the answer twice, once with null; the last one is the one that JSON.parse takes'),
  z
    .strictObject({ kind: z.literal('huge-number'), item, field: field('metaData.duration') })
    .describe('1e999, which is Infinity to JSON.parse'),
  z
    .strictObject({
      kind: z.literal('base-url'),
      value: z.json().optional().describe('Absent: the field is absent'),
    })
    .describe('Another api_base_url_for_customer in a token answer'),
] as const

export type EditEffect = z.infer<(typeof EditEffects)[number]>
