/**
 * Keeps the last few results of a pure function, so that those who ask one after another do not all compute.
 *
 * @returns what is kept for the key, else what `compute` gives
 */
export function leastRecentlyUsed<V>(capacity: number): (key: number, compute: () => V) => V {
  const kept = new Map<number, { readonly value: V }>()

  return (key, compute) => {
    const entry = kept.get(key) ?? { value: compute() }
    kept.delete(key)
    kept.set(key, entry)
    if (kept.size > capacity) {
      const [oldest] = kept.keys()
      if (oldest !== undefined) kept.delete(oldest)
    }
    return entry.value
  }
}
