import { z } from 'zod'

type Json = Record<string, unknown>

const made = new WeakMap<z.ZodObject, Readonly<Record<'input' | 'output', () => Json & { type: 'object' }>>>()

/**
 * A schema as tools show it, made once. It stands on its own, since not every client follows references, and leaves out
 * what only costs a reader: a pattern beside its format, and bounds that any whole number keeps.
 */
export function jsonSchema(schema: z.ZodObject, io: 'input' | 'output'): Json & { type: 'object' } {
  const known = made.get(schema) ?? {
    input: once(() => write(schema, 'input')),
    output: once(() => write(schema, 'output')),
  }
  made.set(schema, known)
  return known[io]()
}

function write(source: z.ZodObject, io: 'input' | 'output'): Json & { type: 'object' } {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(source, { io, unrepresentable: 'any', override: shorten })
  return { ...inline(rest, $defs), type: 'object' }
}

function shorten({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}

/** Puts what is referred to where it is referred to. None of our schemas refers to itself. */
function inline(schema: object, definitions: Readonly<Record<string, object>>): Json {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    const name = typeof value?.$ref === 'string' ? value.$ref.replace('#/$defs/', '') : undefined
    const definition = name === undefined ? undefined : definitions[name]
    if (!definition) return value
    const { $ref: _, ...beside } = value
    return { ...inline(definition, definitions), ...beside }
  })
}

function once<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined
  return () => {
    value ??= { made: make() }
    return value.made
  }
}
