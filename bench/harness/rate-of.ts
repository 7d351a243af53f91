/** How many of what the work counts it did in a second. */
export async function rateOf(work: () => Promise<number>): Promise<number> {
  const beganAt = performance.now()
  const count = await work()
  return count / ((performance.now() - beganAt) / 1000)
}
