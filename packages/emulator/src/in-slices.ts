import { setImmediate } from 'node:timers/promises'

/** Longest stretch of work without a look at what else arrived. */
const SLICE_MS = 10

/**
 * Goes through items with pauses. Arrivals are timed when they are noticed, so work that held the process up would move
 * them together and refuse callers who kept their pace.
 */
export async function* inSlices<T>(items: Iterable<T>): AsyncGenerator<T> {
  let begunMs = performance.now()
  for (const item of items) {
    yield item
    if (performance.now() - begunMs < SLICE_MS) continue
    await setImmediate()
    begunMs = performance.now()
  }
}

export async function mapInSlices<T, R>(items: Iterable<T>, make: (item: T) => R): Promise<R[]> {
  const made: R[] = []
  for await (const item of inSlices(items)) made.push(make(item))
  return made
}
