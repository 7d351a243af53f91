/** What was read from the database a moment ago, so that a busy row is not asked for with each request. */
export interface RecentlyRead<T> {
  find(name: string): T | undefined
  /**
   * What is known, or what is read now. That is remembered unless something was forgotten meanwhile: it may have been
   * this.
   *
   * @param isLasting whether it may be remembered at all
   */
  lookUp<F extends T | undefined>(
    name: string,
    read: () => Promise<F>,
    isLasting?: (found: T) => boolean,
  ): Promise<T | F>
  /** Afterwards the one of this name, or everything, is read anew. */
  forget(name?: string): void
}

/** @param options `knownMs` how long a row is remembered; `most` how many, before all are forgotten */
export function createRecentlyRead<T>(options: {
  readonly knownMs: number
  readonly most: number
  readonly monotonicMs: () => number
}): RecentlyRead<T> {
  const { knownMs, most, monotonicMs } = options
  const known = new Map<string, { readonly row: T; readonly untilMs: number }>()
  let changes = 0
  const find = (name: string) => {
    const found = known.get(name)
    return found && found.untilMs > monotonicMs() ? found.row : undefined
  }
  return {
    find,
    lookUp: async (name, read, isLasting = () => true) => {
      const present = find(name)
      if (present !== undefined) return present
      const changesBefore = changes
      // From before the question: what is read may be as old as that.
      const untilMs = monotonicMs() + knownMs
      const row = await read()
      if (row === undefined || changes !== changesBefore || !isLasting(row)) return row
      if (known.size >= most) known.clear()
      known.set(name, { row, untilMs })
      return row
    },
    forget: (name) => {
      changes++
      if (name === undefined) known.clear()
      else known.delete(name)
    },
  }
}
