import type { Asker } from './create-asker.ts'
import type { StoreRow } from './store-rows.ts'

const ROUND_MS = 200

interface KeepingOptions {
  readonly store: StoreRow
  readonly askers: () => Iterable<Asker>
}

/**
 * Renews what busy companies have booked ahead before it is used up, and gives back what others have, all that is due at
 * once. Where that fails, a company's row is read again before its next request.
 */
export function keepAhead({ store, askers }: KeepingOptions): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()

  function plan(): void {
    if (isStopped) return
    timer = setTimeout(() => {
      round = keep().finally(plan)
    }, ROUND_MS).unref()
  }

  async function keep(): Promise<void> {
    const due = [...askers()].flatMap((asker) => asker.due() ?? [])
    await Promise.all(
      due.map(({ done, ...write }) =>
        store(write)
          .catch(() => undefined)
          .then(done),
      ),
    )
  }

  plan()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await round
    },
  }
}
