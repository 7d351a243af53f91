/** A refusal of the API: its status and Gong's texts, and what a few operations say besides. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly texts: readonly string[]
  readonly retryAfterSeconds: number | undefined
  readonly fields: Readonly<Record<string, unknown>>

  constructor(status: number, texts: readonly string[], retryAfterSeconds?: number, fields = {}) {
    super(texts.join('; '))
    this.status = status
    this.texts = texts
    this.retryAfterSeconds = retryAfterSeconds
    this.fields = fields
  }
}
