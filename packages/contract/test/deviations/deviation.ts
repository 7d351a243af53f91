/** Where the table says something else than Gong's document, and why. */
export interface Deviation {
  readonly operation: string
  /** `body.` or `query.` or `response.`, then the path of the field. */
  readonly field: string
  readonly reason: string
}
