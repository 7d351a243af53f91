/** A sleep that others may end: `wake` does nothing while nobody sleeps. One sleeper at a time. */
export function createNap(): { nap(ms: number): Promise<void>; wake(): void } {
  let wake = () => {}
  return {
    nap: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.ceil(Math.max(0, ms)))
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    wake: () => wake(),
  }
}
