import { z } from 'zod'

type Node = Readonly<Record<string, unknown>>

const Nodes = z.array(z.record(z.string(), z.unknown()))
const Properties = z.record(z.string(), z.record(z.string(), z.unknown()))

/**
 * Where a value breaks a JSON Schema, as `path: fault`. Knows the parts of JSON Schema that Gong's document uses, and is
 * stricter in one thing: a field that the schema does not name is a fault.
 */
export function findFaults(value: unknown, schema: Node, resolve: (node: Node) => Node, path = ''): string[] {
  const node = resolve(schema)
  const fault = (text: string) => [`${path || 'answer'}: ${text}`]
  const choices = Nodes.catch([]).parse(node.anyOf ?? node.oneOf)
  if (choices.length > 0) {
    const all = choices.map((choice) => findFaults(value, choice, resolve, path))
    if (all.some((faults) => faults.length === 0)) return []
    // The alternative to null is the one worth reading about.
    return all.reduce((most, faults) => (faults.length > most.length ? faults : most), fault('fits no alternative'))
  }
  const types = [node.type].flat().filter((type) => typeof type === 'string')
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    return fault(`is ${value === null ? 'null' : typeof value} and should be ${types.join(' or ')}`)
  }
  if (Array.isArray(node.enum) && !node.enum.includes(value)) return fault(`${JSON.stringify(value)} is not listed`)
  if (Array.isArray(value)) {
    const items = z.record(z.string(), z.unknown()).catch({}).parse(node.items)
    return value.flatMap((item, i) => findFaults(item, items, resolve, `${path}[${i}]`))
  }
  if (typeof value !== 'object' || value === null) return []
  const properties = Properties.catch({}).parse(node.properties)
  const missing = z
    .array(z.string())
    .catch([])
    .parse(node.required)
    .filter((name) => !Object.hasOwn(value, name))
  return [
    ...missing.flatMap((name) => fault(`${name} is missing`)),
    ...Object.entries(value).flatMap(([name, child]) => {
      const at = path === '' ? name : `${path}.${name}`
      const known = properties[name]
      if (known) return findFaults(child, known, resolve, at)
      return Object.keys(properties).length > 0 && !node.additionalProperties
        ? [`${at}: is not known to the judge`]
        : []
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
