/** Where something lies in a JSON value: the names and indexes on the way to it. */
export type Place = readonly (string | number)[]

/** Every place of a JSON value, outermost first, itself as the empty one. */
export function placesOf(value: unknown, place: Place = []): Place[] {
  if (Array.isArray(value)) return [place, ...value.flatMap((item, i) => placesOf(item, [...place, i]))]
  if (typeof value !== 'object' || value === null) return [place]
  return [place, ...Object.entries(value).flatMap(([name, child]) => placesOf(child, [...place, name]))]
}

export const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((at, step) => (Object.hasOwn(Object(at), step) ? Object(at)[step] : undefined), value)

/** The value with another one at that place; with none where it is undefined. The original stays as it is. */
export function withAt(value: unknown, [step, ...rest]: Place, other: unknown): unknown {
  if (step === undefined) return other
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => (i === step ? (withAt(item, rest, other) ?? []) : [item]))
  }
  const entries = Object.entries(Object(value)).filter(([name]) => name !== step)
  const changed = withAt(Object(value)[step], rest, other)
  return Object.fromEntries(changed === undefined ? entries : [...entries, [step, changed]])
}
