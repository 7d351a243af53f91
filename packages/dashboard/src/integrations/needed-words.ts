interface NeededBy {
  readonly actions: readonly string[]
  readonly syncs: readonly string[]
}

const SHOWN = 3

/** What does not work without a permission: `needed by the sync of calls, and calls.list`. */
export function neededWords({ actions, syncs }: NeededBy): string {
  const names = [...syncs.map((model) => `the sync of ${model}`), ...actions]
  if (names.length === 0) return ''
  const more = names.length - SHOWN
  const shown = names.slice(0, SHOWN).join(', ')
  return `needed by ${shown}${more > 0 ? ` and ${more} more` : ''}`
}
