/** Asks so often, with so many on their way at once. @returns how often */
export async function askMany(times: number, atOnce: number, ask: () => Promise<unknown>): Promise<number> {
  let left = times
  const asker = async () => {
    while (left-- > 0) await ask()
  }
  await Promise.all(Array.from({ length: atOnce }, asker))
  return times
}

/** How long each of so many took, one after the other, in milliseconds. */
export async function timeEach(times: number, ask: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const beganAt = performance.now()
    await ask()
    took.push(performance.now() - beganAt)
  }
  return took
}
