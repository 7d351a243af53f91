/**
 * The platform's time as far as its answers tell it. It may follow a clock that is days away from this machine's, and
 * instants in its answers only make sense against that.
 */
export function createServerClock() {
  let aheadMs = 0
  return {
    hear: (headers: Headers): void => {
      const told = Date.parse(headers.get('x-mallet-now') ?? '')
      if (!Number.isNaN(told)) aheadMs = told - Date.now()
    },
    nowMs: (): number => Date.now() + aheadMs,
  }
}
