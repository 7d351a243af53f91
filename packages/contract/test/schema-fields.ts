import { z } from 'zod'

type Node = Readonly<Record<string, unknown>>

/** What a schema says of one field: `string`, `integer`, `array`, ...; with its values, where it lists them. */
export interface Field {
  readonly type: string
  readonly values: readonly string[] | undefined
  readonly required: boolean
}

const Nodes = z.array(z.record(z.string(), z.unknown()))
const Properties = z.record(z.string(), z.record(z.string(), z.unknown()))

/**
 * Every field of a JSON Schema by its path, such as `calls[].metaData.id`. Null is no type of its own here: whether a
 * field may be null is a matter of each answer.
 */
export function schemaFields(schema: Node, resolve: (node: Node) => Node): Map<string, Field> {
  const fields = new Map<string, Field>()

  function walk(node: Node, path: string, required: boolean): void {
    const { type, values, shape } = simplify(node, resolve)
    if (path !== '') fields.set(path, { type, values, required })
    const needed = z.array(z.string()).catch([]).parse(shape.required)
    for (const [name, child] of Object.entries(Properties.catch({}).parse(shape.properties))) {
      walk(child, path === '' ? name : `${path}.${name}`, needed.includes(name))
    }
    if (type === 'array') walk(z.record(z.string(), z.unknown()).parse(shape.items), `${path}[]`, true)
  }

  walk(schema, '', true)
  return fields
}

/** One node without references, alternatives that only add null, and enumerations that any text may widen. */
function simplify(node: Node, resolve: (node: Node) => Node): Omit<Field, 'required'> & { shape: Node } {
  const shape = resolve(node)
  const choices = Nodes.catch([])
    .parse(shape.anyOf)
    .map((choice) => simplify(choice, resolve))
    .filter(({ type }) => type !== 'null')
  const [first] = choices
  if (first) {
    const values = choices.flatMap((choice) => choice.values ?? [])
    return { ...first, values: values.length > 0 ? [...new Set(values)] : undefined }
  }
  const types = [shape.type].flat().filter((type) => type !== 'null' && type !== undefined)
  const values = z.array(z.unknown()).catch([]).parse(shape.enum)
  return {
    type: types.length > 0 ? types.map(String).join('|') : shape.type === 'null' ? 'null' : 'any',
    values: values.length > 0 ? values.filter((value) => value !== null).map(String) : undefined,
    shape,
  }
}
