/** A behaviour that Gong leaves open. The emulator plays `default`, and plays any of `options` when told to. */
export interface Assumption {
  /** A: Gong's own document or a recorded answer. B: two clients agree. C: one client, or our inference. ?: unknown. */
  readonly grade: 'A' | 'B' | 'C' | '?'
  readonly question: string
  readonly options: readonly [string, ...string[]]
  readonly default: string
  readonly why: string
}

/** Keeps an assumption's exact options, so that a mistyped one does not compile. */
export const assume = <const O extends readonly [string, ...string[]]>(
  assumption: Assumption & { options: O; default: O[number] },
) => assumption
