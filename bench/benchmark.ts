/** What a benchmark found. It becomes a row of RESULTS.md. */
export interface Measured {
  /** Against its goal. */
  readonly passed: boolean
  /** What was measured, in a few words. */
  readonly figure: string
  /** The same for programs, by name; units are in the names. */
  readonly figures: Readonly<Record<string, number | string>>
  /** What was wrong, a sentence each. What is wrong is never fast enough. */
  readonly faults?: readonly string[]
}

interface BenchmarkContext {
  /** Small sizes: shows that the benchmark works, and says little about speed. */
  readonly isQuick: boolean
  /** Names the invented company. */
  readonly seed: string
  /** Tells a line of progress. */
  readonly say: (line: string) => void
}

export type Benchmark = (context: BenchmarkContext) => Promise<Measured>
