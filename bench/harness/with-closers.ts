type Close = () => Promise<unknown>

/** Does work that opens things, and closes them in the end, the last one first, whatever came of it. */
export async function withClosers<T>(work: (later: (close: Close) => void) => Promise<T>): Promise<T> {
  const closers: Close[] = []
  try {
    return await work((close) => closers.push(close))
  } finally {
    for (const close of closers.reverse()) await close()
  }
}
