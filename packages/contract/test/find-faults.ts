import { z } from 'zod'

type Node = Readonly<Record<string, unknown>>

/** The parts of JSON Schema that Gong's document uses. */
const Schema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.record(z.string(), z.unknown())).optional(),
  items: z.record(z.string(), z.unknown()).default({}),
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
})

/** Each schema is read once, however many values are held against it. */
const read = new WeakMap<Node, z.output<typeof Schema>>()

/**
 * Where a value breaks a JSON Schema, as `path: fault`. Stricter than JSON Schema in one thing: a field that the schema
 * does not name is a fault.
 */
export function findFaults(value: unknown, schema: Node, resolve: (node: Node) => Node, path = ''): string[] {
  const resolved = resolve(schema)
  const node = read.get(resolved) ?? Schema.parse(resolved)
  read.set(resolved, node)
  const fault = (text: string) => [`${path || 'answer'}: ${text}`]
  if (node.anyOf) {
    const all = node.anyOf.map((choice) => findFaults(value, choice, resolve, path))
    if (all.some((faults) => faults.length === 0)) return []
    // The alternative to null is the one worth reading about.
    return all.reduce((most, faults) => (faults.length > most.length ? faults : most), fault('fits no alternative'))
  }
  const types = [node.type ?? []].flat()
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    return fault(`is ${value === null ? 'null' : typeof value} and should be ${types.join(' or ')}`)
  }
  if (node.enum && !node.enum.includes(value)) return fault(`${JSON.stringify(value)} is not listed`)
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => findFaults(item, node.items, resolve, `${path}[${i}]`))
  }
  if (typeof value !== 'object' || value === null) return []
  const isClosed = Object.keys(node.properties).length > 0 && !node.additionalProperties
  return [
    ...node.required.filter((name) => !Object.hasOwn(value, name)).flatMap((name) => fault(`${name} is missing`)),
    ...Object.entries(value).flatMap(([name, child]) => {
      const at = path === '' ? name : `${path}.${name}`
      const known = node.properties[name]
      if (known) return findFaults(child, known, resolve, at)
      return isClosed ? [`${at}: is not known to the judge`] : []
    }),
  ]
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}
