/** What one part of a proof showed. It becomes a row of RESULTS.md. */
export interface Part {
  /** Beside the proof's name; empty where the proof is one part. */
  readonly part: string
  readonly passed: boolean
  /** What was measured, in a few words. */
  readonly figure: string
  /** What was wrong, a sentence each. */
  readonly faults?: readonly string[]
}

export interface ProofContext {
  readonly isQuick: boolean
  /** Decides everything that a proof leaves to chance. */
  readonly seed: string
  /** Whether a part passed already, on this commit. */
  hasPassed(part: string): boolean
  /** What an earlier run of this proof, on this commit and with this seed, got done and remembered. */
  recall<T>(key: string): T | undefined
  remember(key: string, value: unknown): void
}

/** Yields a line of progress whenever there is something to say, and each part once it is decided. */
export type Proof = (context: ProofContext) => AsyncGenerator<string | Part, void>
