import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Effect } from '../src/index.ts'

const JsonField = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  description: z.string().optional(),
  $ref: z.string().optional(),
})

/** How a field is written in the table: its values or its type, and what it is when it is left out. */
function describeField(name: string, schema: unknown, isRequired: boolean): string {
  const field = JsonField.parse(schema)
  const hasDefault = field.default !== undefined && typeof field.default !== 'object'
  const ending = hasDefault ? ` = ${field.default}` : ''
  const meaning = field.description === undefined ? '' : ` ${field.description}`
  return `\`${name}${isRequired || hasDefault ? '' : '?'}: ${typeOf(field)}${ending}\`${meaning}`
}

function typeOf(field: z.output<typeof JsonField>): string {
  if (field.$ref !== undefined) return 'JSON'
  if (field.enum) return field.enum.map(String).join(' or ')
  if (field.const !== undefined) return String(field.const)
  if (field.anyOf) {
    const types = field.anyOf.map((one) => typeOf(JsonField.parse(one)))
    return types.length > 3 ? 'JSON' : types.join(' or ')
  }
  return [field.type ?? 'JSON'].flat().join(' or ')
}

/** The row of the table that documents a kind. */
function rowOf(option: z.ZodType): string {
  const { properties, required, description } = z
    .object({
      properties: z.record(z.string(), z.unknown()),
      required: z.array(z.string()),
      description: z.string(),
    })
    .parse(z.toJSONSchema(option, { io: 'input' }))
  const { kind, ...fields } = properties
  const written = Object.entries(fields).map(([name, field]) => describeField(name, field, required.includes(name)))
  return `| \`${JsonField.parse(kind).const}\` | ${written.join('<br>')} | ${description} |`
}

test('every kind of fault stands in the table of the documents, with its fields, and nothing else does', () => {
  const rows = Effect.options.map(rowOf)
  const page = readFileSync(new URL('../../../docs/emulator.md', import.meta.url), 'utf8')
  const [, table = ''] = page.split('| kind | fields | what happens |\n| --- | --- | --- |\n')
  expect(table.split('\n\n')[0]?.trim().split('\n')).toEqual(rows)
})
