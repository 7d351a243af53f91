import { z } from 'zod'

/** The query of a request in the types that its schema has: text stays text, everything else is read as JSON where it can be. */
export function readQuery(schema: z.ZodObject | undefined, query: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema?.shape ?? {}).flatMap(([name, field]) => {
      const texts = query.getAll(name)
      if (texts.length === 0) return []
      const { type, items } = typeOf(field)
      return [[name, type === 'array' ? texts.map((text) => read(items, text)) : read(type, texts[0] ?? '')]]
    }),
  )
}

/** Left as text where it is not of the type, for the schema to refuse. */
function read(type: unknown, text: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if ((type === 'integer' || type === 'number') && text.trim() !== '' && !Number.isNaN(Number(text)))
    return Number(text)
  return text
}

const JsonType = z.object({ type: z.unknown(), items: z.object({ type: z.unknown() }).optional() })

function typeOf(field: unknown): { type: unknown; items: unknown } {
  if (!(field instanceof z.ZodType)) return { type: undefined, items: undefined }
  const { type, items } = JsonType.parse({
    type: undefined,
    ...z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }),
  })
  return { type, items: items?.type }
}
