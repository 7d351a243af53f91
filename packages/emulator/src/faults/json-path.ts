/** A step into JSON: a key, an index, or every element. */
export type Step = string | number | '*'

/** A place in JSON: what holds it, and the key or index there. */
export interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string | number
}

const STEP = /\.([^.[\]]+)|\[(\d+)\]|\[(\*)\]|\['([^']*)'\]/y

/** The steps of a path such as `$.calls[*].metaData['title']`; undefined for what is no path. */
export function parsePath(path: string): Step[] | undefined {
  if (!path.startsWith('$')) return undefined
  const steps: Step[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < path.length) {
    const found = STEP.exec(path)
    if (!found) return undefined
    const [, name, index, all, quoted] = found
    steps.push(index === undefined ? (name ?? all ?? quoted ?? '') : Number(index))
  }
  return steps.length > 0 ? steps : undefined
}

/** Every place that a path leads to. The last step need not exist; those before it must. */
export function findPlaces(json: unknown, steps: readonly Step[]): Place[] {
  const [step, ...rest] = steps
  if (step === undefined || typeof json !== 'object' || json === null) return []
  // A JSON object and nothing else, as it comes from JSON.parse.
  const holder = json as Place['holder']
  const keys = step !== '*' ? [step] : Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder)
  if (rest.length === 0) return keys.map((key) => ({ holder, key }))
  // Only what it has itself: the way must not lead into the prototypes of this process.
  return keys.flatMap((key) => (Object.hasOwn(holder, key) ? findPlaces(Reflect.get(holder, key), rest) : []))
}

export const readPlace = ({ holder, key }: Place): unknown => Reflect.get(holder, key)

/** Defined, never assigned: `__proto__` is a key like any other here. */
export function writePlace({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

export function removePlace({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else Reflect.deleteProperty(holder, key)
}
