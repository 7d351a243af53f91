/** What can be chosen for one request. */
export interface RequestOptions {
  /** Gives the request up; it rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined
  /** How long each attempt may take, with the whole of its answer. */
  readonly timeoutSeconds?: number | undefined
}
