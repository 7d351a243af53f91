import { randomUUID } from 'node:crypto'
import { z } from 'zod'

const Json = z.record(z.string(), z.unknown())

/** An answer's JSON while a fault changes it. */
export interface Page {
  readonly json: Record<string, unknown>
  /** The list that the answer is about, to be changed in place; empty where it has none. */
  readonly items: unknown[]
  readonly itemsKey: string | undefined
  /** What the answer says about paging, where it says something. */
  readonly records: Record<string, unknown> | undefined
  /** The cursor that this page was asked for with. */
  readonly askedCursor: string | undefined
  /** A value that stands in the answer as exactly this text. */
  raw(text: string): unknown
}

/** A page, and how it is written again. Undefined for what is no JSON object. */
export function openPage(text: string, askedCursor: string | undefined): { page: Page; write(): string } | undefined {
  const parsed = parse(text)
  if (!parsed) return undefined
  const [itemsKey] = Object.entries(parsed).find(([, value]) => Array.isArray(value)) ?? []
  const items = itemsKey === undefined ? [] : parsed[itemsKey]
  const records = Json.safeParse(parsed.records)
  const texts = new Map<string, string>()
  const page: Page = {
    // The very objects that are written, not the copies of a schema.
    json: parsed,
    items: Array.isArray(items) ? items : [],
    itemsKey,
    records: records.success ? Object.assign(parsed, { records: records.data }).records : undefined,
    askedCursor,
    raw(raw) {
      const stand = randomUUID()
      texts.set(stand, raw)
      return stand
    },
  }
  return { page, write: () => standIn(JSON.stringify(page.json), texts) }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? Object.fromEntries(Object.entries(json))
      : undefined
  } catch {
    return undefined
  }
}

function standIn(text: string, texts: ReadonlyMap<string, string>): string {
  if (texts.size === 0) return text
  return text.replace(
    /"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g,
    (stand) => texts.get(stand.slice(1, -1)) ?? stand,
  )
}
